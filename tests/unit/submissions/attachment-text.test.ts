/** The text of files handed in: what is read, and why a file is not. */
import { strToU8, zipSync } from "fflate";
import PDFDocument from "pdfkit";
import { describe, expect, it, vi } from "vitest";
import { ATTACHMENT_LIMITS } from "@/lib/submissions/model/attachment";
import { textOfAttachment } from "@/lib/submissions/rules/attachment-text";

vi.setConfig({ testTimeout: 60_000 });

const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const part = (body: string) => strToU8(`<?xml version="1.0"?><w:x xmlns:w="w">${body}</w:x>`);
const word = (parts: Record<string, Uint8Array>) =>
  zipSync({ "[Content_Types].xml": strToU8("<Types/>"), ...parts });

describe("Word documents", () => {
  it("are read with what their author may have forgotten in them", async () => {
    const content = word({
      "word/document.xml": part(
        `${paragraph("服务对象王&#24314;国，")}<w:p><w:del><w:r><w:delText>电话13900001234</w:delText></w:r></w:del></w:p>`,
      ),
      "word/header1.xml": part(paragraph("个案三号")),
      "word/comments.xml": part(paragraph("这里要不要写李秀英？")),
      "docProps/core.xml": strToU8(
        '<c:p xmlns:c="c" xmlns:dc="d"><dc:creator>田小禾</dc:creator></c:p>',
      ),
      "word/media/image1.png": new Uint8Array(9),
    });
    expect(await textOfAttachment(content)).toEqual({
      read: true,
      complete: true,
      text: "服务对象王建国，\n电话13900001234\n这里要不要写李秀英？\n个案三号\n田小禾",
    });
  });

  it("join the pieces a word processor cuts a number into", async () => {
    const runs = ["139", "0000", "1234"].map((words) => `<w:r><w:t>${words}</w:t></w:r>`).join("");
    const content = word({ "word/document.xml": part(`<w:p>${runs}</w:p>`) });
    expect(await textOfAttachment(content)).toMatchObject({ text: "13900001234" });
  });

  it("are refused when they declare entities, are cut off, or grow without end", async () => {
    const entity = '<!DOCTYPE x [<!ENTITY a "王建国">]><x>&a;</x>';
    const whole = word({ "word/document.xml": part(paragraph("好".repeat(5000))) });
    const bomb = zipSync({ "word/document.xml": new Uint8Array(17 * 1024 * 1024) }, { level: 1 });
    const refused = [
      [word({ "word/document.xml": strToU8(entity) }), "damaged"],
      [whole.subarray(0, 200), "damaged"],
      [bomb, "too-large"],
      [zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "unsupported"],
    ] as const;
    for (const [content, reason] of refused) {
      expect(await textOfAttachment(content)).toEqual({ read: false, reason });
    }
  });
});

describe("PDF", () => {
  it("is read page by page", async () => {
    const content = await pdf((document) =>
      document.text("call 13900001234 after seven").addPage().text("or 13800005678"),
    );
    const read = await textOfAttachment(content);
    expect(read).toMatchObject({ read: true, complete: true });
    expect(read.read && read.text).toMatch(/13900001234[\s\S]*13800005678/);
  });

  it("says when it is a scan, is locked, or is damaged", async () => {
    const scan = await pdf((document) => document.rect(0, 0, 300, 400).fill("#888"));
    const locked = await pdf((document) => document.text("locked"), { userPassword: "x" });
    expect(await textOfAttachment(scan)).toEqual({ read: false, reason: "scanned" });
    expect(await textOfAttachment(locked)).toEqual({ read: false, reason: "locked" });
    const damaged = strToU8("%PDF-1.7 and nothing more");
    expect(await textOfAttachment(damaged)).toEqual({ read: false, reason: "damaged" });
  });
});

describe("plain text and all else", () => {
  it("is read in the encodings that Chinese computers write", async () => {
    const gbk = new Uint8Array([0xc0, 0xee, 0xd0, 0xe3, 0xd3, 0xa2]);
    const utf16 = new Uint8Array([0xff, 0xfe, 0x4e, 0x67, 0xc0, 0x79, 0xf1, 0x82]);
    for (const content of [gbk, utf16, strToU8("\ufeff李秀英")]) {
      expect(await textOfAttachment(content)).toEqual({
        read: true,
        text: "李秀英",
        complete: true,
      });
    }
  });

  it("is bounded, and says that it was", async () => {
    const long = strToU8("好".repeat(ATTACHMENT_LIMITS.characters + 1));
    const read = await textOfAttachment(long);
    expect(read).toMatchObject({ read: true, complete: false });
    expect(read.read && read.text.length).toBe(ATTACHMENT_LIMITS.characters);
    const huge = new Uint8Array(ATTACHMENT_LIMITS.fileBytes + 1);
    expect(await textOfAttachment(huge)).toEqual({ read: false, reason: "too-large" });
  });

  it("is not guessed at when it is none of them", async () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]);
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]);
    for (const content of [picture, old]) {
      expect(await textOfAttachment(content)).toEqual({ read: false, reason: "unsupported" });
    }
  });
});

function pdf(
  draw: (document: PDFKit.PDFDocument) => unknown,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument(options);
    const parts: Buffer[] = [];
    document.on("data", (bytes: Buffer) => parts.push(bytes));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    draw(document);
    document.end();
  });
}
