/** The sheet: read back by readers that had no part in drawing it. */
import { readFileSync } from "node:fs";
import { zlibSync } from "fflate";
import jsQR from "jsqr";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, it } from "vitest";
import { defaultTemplate, type TemplateBody } from "@/lib/credentials/model";
import { codePath } from "@/lib/credentials/rules/code";
import { openLetters } from "@/lib/credentials/rules/fonts";
import { layOut, type Mark } from "@/lib/credentials/rules/page";
import { drawPdf } from "@/lib/credentials/rules/pdf";
import { type ReadyPicture, readyPicture } from "@/lib/credentials/rules/picture";
import { drawSvg } from "@/lib/credentials/rules/svg";
import { inventedWords } from "@/tests/support/certificate-words";
import { gifOf, jpgOf, pngOf } from "@/tests/support/pictures";

const site = "https://xuetang.example";
const letters = { regular: open("400Regular"), bold: open("700Bold") };

function open(weight: string) {
  const folder = "node_modules/@expo-google-fonts/noto-serif-sc";
  return openLetters(readFileSync(`${folder}/${weight}/NotoSerifSC_${weight}.ttf`));
}

async function pdfOf(over: Partial<typeof inventedWords> = {}, template = defaultTemplate) {
  const sheet = layOut(template, { ...inventedWords, ...over }, { site, letters });
  const author = { author: template.issuerName, madeAt: inventedWords.issuedAt };
  return await drawPdf(sheet, { letters, pictures }, author);
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: true,
  });
  return text.replace(/\s+/g, "");
}

const pictures = new Map<string, ReadyPicture>();

describe("the PDF", () => {
  it("says across the sheet that it was revoked, once it was", async () => {
    const revokedAt = new Date("2026-12-01T16:30:00Z");
    const sheet = layOut(defaultTemplate, inventedWords, { site, letters, revokedAt });
    const made = { author: "五社学堂", madeAt: inventedWords.issuedAt };
    const text = await textOf(await drawPdf(sheet, { letters, pictures }, made));
    expect(text).toContain("已作废");
    expect(text).toContain("2026年12月2日起不再有效");
    expect(await textOf(await pdfOf())).not.toContain("作废");
  });

  it("holds its words as text, on one sheet of A4, with what it is", async () => {
    const pdf = await pdfOf();
    const text = await textOf(pdf);
    for (const part of [
      ...["结业证书", "田小禾同志", "《虚构课程》（第3版）", "学习时间3小时20分钟，合4.4学时"],
      ...["2026年11月20日", "2026年11月23日", "WSXT-2026-000001", "五社学堂"],
      ...["2345-6789-ABCD-EFGH-JKLM-NPQR", "https://xuetang.example/verify"],
    ]) {
      expect(text).toContain(part);
    }
    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect(document.numPages).toBe(1);
    const [, , width, height] = (await document.getPage(1)).view;
    expect([width, height].map((points) => Math.round(((points ?? 0) * 25.4) / 72))).toEqual([
      ...[297, 210],
    ]);
    const { info } = await getMeta(document);
    expect(info).toMatchObject({ Title: "结业证书 WSXT-2026-000001", Author: "五社学堂" });
    expect(pdf.length).toBeLessThan(60_000);
  });

  it("is the same to the byte whenever it is drawn", async () => {
    expect(Buffer.compare(Buffer.from(await pdfOf()), Buffer.from(await pdfOf()))).toBe(0);
  });

  it("has letters for rare names, and says which it lacks", async () => {
    expect(await textOf(await pdfOf({ holderName: "田㛃䶮𬭚" }))).toContain("田㛃䶮𬭚");
    expect(await textOf(await pdfOf({ holderName: "田\u200b小\r禾" }))).toContain("田小禾同志");
    expect(await textOf(await pdfOf({ holderName: "田\ue000" }))).toContain("田〓同志");
    const sheet = layOut(
      defaultTemplate,
      { ...inventedWords, holderName: "田𠮷" },
      { site, letters },
    );
    expect(sheet.missing).toEqual(["𠮷"]);
    const text = await textOf(await pdfOf({ holderName: "田𠮷" }));
    expect(text).toContain("田〓同志");
    expect(text).toContain("字库暂缺的字：U+20BB7");
  });

  it("makes a long body smaller until it ends above what stands below it", () => {
    const courseTitle = "很长的课程名称".repeat(20);
    const { marks } = layOut(defaultTemplate, { ...inventedWords, courseTitle }, { site, letters });
    const lines = marks.filter((mark): mark is Extract<Mark, { kind: "text" }> =>
      mark.kind === "text" ? mark.text.includes("很长的") : false,
    );
    expect(lines.length).toBeGreaterThan(3);
    for (const { baseline } of lines) expect(baseline).toBeLessThan(150);
  });

  it("takes pictures of every kind that is let in", async () => {
    const seals = [pngOf(), rgbaPng(), palettePng()];
    for (const [at, content] of seals.entries()) {
      const picture = readyPicture(content);
      if (!picture) throw new Error(`Picture ${at} was refused`);
      const hash = String(at).repeat(64);
      pictures.set(hash, picture);
      const template: TemplateBody = { ...defaultTemplate, seal: hash, background: hash };
      const pdf = await pdfOf({}, template);
      expect(await textOf(pdf)).toContain("田小禾");
      expect(Buffer.from(pdf).toString("latin1").includes("/SMask")).toBe(picture.mask !== null);
      const svg = drawSvg(layOut(template, inventedWords, { site, letters }), {
        letters,
        pictures,
      });
      expect(svg.match(/<image /g)).toHaveLength(2);
    }
  });
});

describe("a picture", () => {
  it("is refused when it is no PNG or JPEG, not whole, or too large", () => {
    const cut = rgbaPng().subarray(0, 50);
    for (const content of [gifOf(4, 4), cut, pngOf(9, 9), pngOf(5000, 5000), new Uint8Array(9)]) {
      expect(readyPicture(content)).toBeNull();
    }
    // Its head says three components in no place: a JPEG of nothing but a head.
    expect(readyPicture(jpgOf(4, 4))?.width ?? null).toBeNull();
  });
});

describe("the code", () => {
  it("leads a phone to the page of the certificate", () => {
    const address = `${site}/verify/${inventedWords.code}`;
    const { size, d } = codePath(address);
    const [zoom, quiet] = [4, 16];
    const side = size * zoom + 2 * quiet;
    const points = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const [, x = "", y = ""] of d.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
      for (let row = 0; row < zoom; row += 1) {
        for (let column = 0; column < zoom; column += 1) {
          const at = (quiet + Number(y) * zoom + row) * side + quiet + Number(x) * zoom + column;
          points.fill(0, at * 4, at * 4 + 3);
        }
      }
    }
    expect(jsQR(points, side, side)?.data).toBe(address);
  });
});

function png(header: number[], chunks: [string, Uint8Array][]): Uint8Array {
  const chunk = (name: string, content: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    // Nothing here reads the sum.
    return Buffer.concat([length, Buffer.from(name, "latin1"), content, Buffer.alloc(4)]);
  };
  return new Uint8Array(
    Buffer.concat([
      Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
      chunk("IHDR", new Uint8Array([0, 0, 0, 2, 0, 0, 0, 2, ...header, 0, 0, 0])),
      ...chunks.map(([name, content]) => chunk(name, content)),
      chunk("IEND", new Uint8Array()),
    ]),
  );
}

/** Two by two points of red that fade out; the second row is told from the one above. */
function rgbaPng(): Uint8Array {
  const rows = [0, 200, 30, 20, 255, 200, 30, 20, 128, 2, 0, 0, 0, 0, 0, 0, 0, 0];
  return png([8, 6], [["IDAT", zlibSync(new Uint8Array(rows))]]);
}

/** Two by two points of a palette of two, the second see-through, one bit each. */
function palettePng(): Uint8Array {
  return png(
    [1, 3],
    [
      ["PLTE", new Uint8Array([200, 30, 20, 255, 255, 255])],
      ["tRNS", new Uint8Array([255, 0])],
      ["IDAT", zlibSync(new Uint8Array([0, 0b0100_0000, 0, 0b1000_0000]))],
    ],
  );
}
