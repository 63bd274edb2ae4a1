/** Files that are no Word document, or one that cannot be read: a sentence that says what to do. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { readWordDocument } from "@/lib/transfer/rules/word/read-word";
import { compoundFile, paragraph, wordOf } from "@/tests/support/word";

// Whole courses and bombs take their time on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const refusal = (content: Uint8Array): string => {
  try {
    readWordDocument(content);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  throw new Error("not refused");
};
const whole = wordOf(paragraph("一段文字"));

describe("what is no Word document says what it is", () => {
  it.each([
    ["a password", compoundFile("EncryptedPackage"), /有打开密码.*去掉密码/],
    ["the old format", compoundFile("WordDocument"), /旧格式.*另存为 \.docx/],
    ["another old file", compoundFile("Workbook"), /旧格式的表格/],
    ["a PDF with another name", strToU8("%PDF-1.7\n"), /这是 PDF/],
    ["a program with another name", strToU8("MZ\u0000\u0000"), /这是程序/],
    ["a page of the web", strToU8("<!DOCTYPE html><html>"), /这是网页/],
    ["RTF", strToU8("{\\rtf1 x}"), /RTF/],
    ["nothing", new Uint8Array(), /空的/],
    ["a workbook", zipSync({ "xl/workbook.xml": strToU8("<x/>") }), /Excel 表格/],
    ["slides", zipSync({ "ppt/presentation.xml": strToU8("<x/>") }), /PowerPoint/],
    ["a course", zipSync({ "course.yaml": strToU8("slug: a") }), /导入课程/],
    ["any zip", zipSync({ "a.txt": strToU8("x") }), /不是 Word 文档/],
    ["no words", wordOf(""), /没有文字和图片/],
  ])("%s", (_, content, sentence) => expect(refusal(content)).toMatch(sentence));
});

describe("what is damaged or hostile is refused, and nothing worse", () => {
  it("cut off anywhere", () => {
    for (let length = 4; length < whole.length; length += 7) {
      expect(refusal(whole.subarray(0, length))).toMatch(/损坏|不是 Word/);
    }
  });

  it("broken XML, a document type, nesting without end", () => {
    const parts = (xml: string) => zipSync({ "word/document.xml": strToU8(xml) });
    expect(refusal(parts("<w:document><w:body>"))).toMatch(/损坏/);
    expect(refusal(parts('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'))).toMatch(/DOCTYPE/);
    expect(refusal(parts("<a>".repeat(5000)))).toMatch(/嵌套太深/);
  });

  it("a bomb: by what it says it holds, before anything is unpacked", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(70 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(refusal(bomb)).toMatch(/太大/);
  });

  it("a name that leads out of it", () => {
    expect(refusal(zipSync({ "../word/document.xml": strToU8("x") }))).toMatch(/不安全的文件名/);
  });
});
