/** Files made to harm, and files chosen by mistake: a clear refusal, soon, with little memory. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { readExchange } from "@/lib/transfer/rules/exchange/read-exchange";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

// Most of the time goes into making the bombs.
vi.setConfig({ testTimeout: 60_000 });

const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = async (content: Uint8Array) => {
  const before = process.memoryUsage().rss;
  const error: unknown = await readExchange(content).then(
    ({ questions, problems }) => ({ questions, problems }),
    (thrown: unknown) => thrown,
  );
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  expect(grown, "MB of memory").toBeLessThan(400);
  if (!(error instanceof UnreadableFile)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  return error.message;
};

/** As fast as it goes: what matters is what comes out of it. */
const bomb = (entries: Record<string, Uint8Array>) => zipSync(entries, { level: 1 });

const workbook = (sheet: Uint8Array, more: Record<string, Uint8Array> = {}) =>
  bomb({
    "[Content_Types].xml": bytes(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    "xl/workbook.xml": bytes(
      '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": bytes(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  });

describe("archives", () => {
  it("that unpack to far more than they weigh", async () => {
    const zeros = new Uint8Array(140 * 1024 * 1024);
    expect(await refusal(bomb({ "items/a.xml": zeros }))).toMatch(/太大/);
    expect(await refusal(workbook(zeros))).toMatch(/太大/);
  });

  it("whose names lead out of the folder", async () => {
    expect(await refusal(zipSync({ "../../etc/cron.d/x.xml": bytes("<a/>") }))).toMatch(
      /不安全的文件名/,
    );
    expect(await refusal(zipSync({ "C:\\x.xml": bytes("<a/>") }))).toMatch(/不安全的文件名/);
  });

  it("with ten thousand entries", async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [`a${at}.xml`, bytes("<a/>")]),
    );
    expect(await refusal(zipSync(entries, { level: 0 }))).toMatch(/超过/);
  });

  it("that are cut off, or lie about their method", async () => {
    const whole = zipSync({ "imsmanifest.xml": bytes("<manifest/>".repeat(500)) });
    expect(await refusal(whole.slice(0, 60))).toMatch(/损坏|没有找到/);
    const strange = whole.slice();
    strange[8] = 99;
    expect(await refusal(strange)).toMatch(/损坏/);
  });
});

describe("XML", () => {
  it("with entities that grow, or that name a file", async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "哈">${Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at} "${`&${at === 0 ? "a" : `e${at - 1}`};`.repeat(10)}">`).join("")}]><quiz>&e19;</quiz>`;
    expect(await refusal(bytes(laughs))).toMatch(/DOCTYPE/);
    const outside =
      '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/hostname">]><quiz><question type="essay"><questiontext><text>&x;</text></questiontext></question></quiz>';
    expect(await refusal(bytes(outside))).toMatch(/DOCTYPE/);
    expect(await refusal(zipSync({ "word/document.xml": bytes(laughs) }))).toMatch(/DOCTYPE/);
  });

  it("nested a hundred thousand deep", async () => {
    expect(await refusal(bytes(`<quiz>${"<a>".repeat(100_000)}`))).toMatch(/嵌套太深/);
  });

  it("of millions of elements", async () => {
    expect(await refusal(bytes(`<quiz>${"<a/>".repeat(4_000_000)}</quiz>`))).toMatch(/太多/);
  });
});

describe("workbooks", () => {
  it("with a cell of a hundred million letters", async () => {
    const cell = bytes(
      `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${"字".repeat(35_000_000)}</t></is></c></row></sheetData></worksheet>`,
    );
    expect(await refusal(workbook(cell))).toMatch(/太大/);
  });

  it("with a cell in the last row of the last column", async () => {
    const cell = bytes(
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>题干</t></is></c></row></sheetData></worksheet>',
    );
    expect(await refusal(workbook(cell))).toMatch(/表格太大/);
  });

  it("without the headings, or damaged", async () => {
    const sheet = bytes(
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData></worksheet>',
    );
    expect(await refusal(workbook(sheet))).toMatch(/没有找到表头/);
    expect(await refusal(workbook(bytes("<worksheet><sheetData><row")))).toMatch(/损坏|表头/);
  });
});

describe("text", () => {
  it("of one endless line", async () => {
    expect(await refusal(bytes(`1. ${" ".repeat(5_000_000)}答案：A`))).toMatch(/太长/);
  });

  it("in no encoding at all", async () => {
    expect(await refusal(Uint8Array.of(0x31, 0x2e, 0xff, 0xff, 0x80, 0xff, 0x0a))).toMatch(/UTF-8/);
  });

  it("larger than is taken", async () => {
    expect(await refusal(new Uint8Array(21 * 1024 * 1024).fill(65))).toMatch(/20 MB/);
  });
});

describe("files chosen by mistake", () => {
  it.each([
    [
      "an old workbook",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      /另存为 .xlsx/,
    ],
    ["a PDF", bytes("%PDF-1.7 …"), /PDF/],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), /选错/],
    ["a program", bytes("MZ\u0000\u0000"), /选错/],
    ["a letter", bytes("各位同事：\n\n请于周五前交表。\n"), /看不出/],
    ["nothing", new Uint8Array(0), /空的/],
    ["a page of the web", bytes("<!doctype html><html></html>"), /DOCTYPE|不是/],
  ])("%s", async (_, content, sentence) => {
    expect(await refusal(content)).toMatch(sentence);
  });
});

it("GBK, UTF-16 and a wrong extension are read all the same", async () => {
  const gbk = Uint8Array.of(
    ...bytes("1. "),
    0xb6,
    0xd4,
    0xc2,
    0xf0,
    0xa3,
    0xbf,
    ...bytes("\n"),
    0xb4,
    0xf0,
    0xb0,
    0xb8,
    0xa3,
    0xba,
    0xb6,
    0xd4,
  );
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from("1. 对吗？\r\n答案：对", "utf16le")]);
  for (const content of [gbk, utf16]) {
    const { format, questions } = await readExchange(content);
    expect({ format, questions }).toMatchObject({
      format: "text",
      questions: [{ type: "judgement", stem: "对吗？", answer: true }],
    });
  }
});

it("a Word document is read by its numbered paragraphs", async () => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${["一、单选题", "1. 谁来牵头？", "A. 社区", "B. 物业", "答案：A"].map(paragraph).join("")}</w:body></w:document>`;
  const { format, questions } = await readExchange(
    zipSync({
      "[Content_Types].xml": strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      "_rels/.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      "word/document.xml": strToU8(document),
    }),
  );
  expect({ format, questions }).toMatchObject({
    format: "text",
    questions: [
      { type: "single", stem: "谁来牵头？", choices: [{ correct: true }, { correct: false }] },
    ],
  });
});
