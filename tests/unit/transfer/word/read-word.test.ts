/** A Word document is read whole: what comes along, what becomes of it, and what is said to be lost. */
import { describe, expect, it } from "vitest";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { lessonFiles } from "@/lib/transfer/rules/word/lesson-files";
import { partsOf, wordsOfBlock } from "@/lib/transfer/rules/word/parts";
import { planWord } from "@/lib/transfer/rules/word/plan";
import { readWordDocument } from "@/lib/transfer/rules/word/read-word";
import { smallCourse } from "@/tests/fixtures/small-course";
import {
  drawing,
  paragraph,
  pngNumber,
  run,
  STYLES,
  styled,
  trainingDocument,
  wordOf,
} from "@/tests/support/word";

const ids = Array.from({ length: 40 }, (_, index) => `word-${index}`);

function filesOf(content: Uint8Array, shape: "lesson" | "module" = "lesson") {
  const document = readWordDocument(content);
  const plan = planWord(partsOf(document), { shape, levels: {}, title: "" }, "文件名");
  return { document, plan, files: lessonFiles(document, plan, { ids, today: "2026-11-28" }) };
}
const bodyOf = (content: Uint8Array) =>
  filesOf(content).files[0]?.text.split("\n---\n\n")[1]?.trimEnd() ?? "";
const lossesOf = (content: Uint8Array) =>
  readWordDocument(content).losses.map(({ what, where }) => `${what} @ ${where}`);
describe("a training text written by another program", async () => {
  const { document, plan, files } = filesOf(await trainingDocument(), "module");

  it("becomes a module of lessons, one for each heading of the first level", () => {
    expect(plan.title).toBe("入户探访（虚构示例）");
    expect(plan.lessons.map(({ title }) => title)).toEqual(["出发之前", "到了门口", "回来以后"]);
    expect(plan.lessons.map(({ pictures, wordless }) => [pictures, wordless])).toEqual([
      [0, 0],
      [2, 1],
      [0, 0],
    ]);
    expect(plan.obstacles).toEqual([]);
  });

  it("keeps lists, headings, bold, tables and pictures", () => {
    expect(files[0]?.text).toContain(
      "- 工作证\n- 探访记录表\n- 急用联系卡\n\n## 怎样约时间\n\n1. 先打电话\n2. 再发短信\n",
    );
    expect(files[1]?.text).toContain("先看门牌再“**再敲门**”并报清姓名和单位。");
    expect(files[1]?.text).toContain("| 没人在家 | 留下联系卡 |\n| | 改天再来 |");
    expect(files[1]?.text).toMatch(
      /::figure\{src="media\/word-[0-9a-f]{16}\.png" alt="田小禾在第1户门口核对门牌。"\}/,
    );
    expect(files[1]?.text).toContain('alt="待补：这张图说明了什么"');
    expect([...document.pictures.keys()]).toEqual(files[1]?.pictures);
  });

  it("takes footnotes for sources", () => {
    expect(files[1]?.text).toContain("sources:\n  - document: 《志愿服务条例》第五条\n");
    expect(files[0]?.text).toContain("sources: []");
  });

  it("says what was lost and where", () => {
    expect(document.losses).toEqual([
      {
        what: "合并的单元格：拆开了，文字留在第一格",
        where: "“到了门口”下，“情形做法”一段",
        gone: false,
      },
      { what: "页眉“青禾社区社工站（虚构）内部资料”", where: "文档开头", gone: true },
    ]);
  });

  it("is sound as part of a course", () => {
    const hash = "ab".repeat(32);
    const media = Object.fromEntries(
      [...document.pictures].map(([path, { length }]) => [path, { sha256: hash, bytes: length }]),
    );
    const course = { ...smallCourse };
    files.forEach(({ id, text }, index) => {
      course[`lessons/${50 + index}-${id}.md`] = text;
    });
    const list = files.map(({ id }) => id).join(", ");
    course["course.yaml"] = (smallCourse["course.yaml"] ?? "").replace(
      "modules:\n",
      `modules:\n  - id: visit\n    title: 入户\n    lessons: [${list}]\n`,
    );
    const before = parseCourse(smallCourse).faults;
    expect(parseCourse(course, media).faults).toEqual(before);
  });
});

describe("text", () => {
  it("that looks like Markdown stays text", () => {
    const strange = [
      "# 井号",
      "1. 点",
      "- 横",
      "::figure{x}",
      ":::case",
      "a*b*c",
      "[链](x)",
      "&lt;b&gt;",
      "**两星**",
      "`code`",
      "| a |",
      "~~x~~",
      "10:30",
    ];
    const document = wordOf(strange.map((words) => paragraph(words)).join(""));
    const course = readWordDocument(document).blocks.map(wordsOfBlock);
    expect(course).toEqual(strange.map((words) => words.replace("&lt;", "<").replace("&gt;", ">")));
    expect(bodyOf(document)).toContain("\\# 井号");
    expect(bodyOf(document)).toContain("＊＊两星＊＊");
  });

  it("links lead to https only; of others the words stay", () => {
    const link = (id: string, words: string) =>
      `<w:hyperlink r:id="${id}">${run(words)}</w:hyperlink>`;
    const document = wordOf(
      paragraph(
        link("a", "条例") +
          link("b", "旧址") +
          run("，见https://www.example.org/a，或www.example.org。"),
      ),
      {
        links: { a: "https://www.example.org/x", b: "http://old.example.org/" },
      },
    );
    expect(bodyOf(document)).toBe(
      "[条例](https://www.example.org/x)旧址，见<https://www.example.org/a>，或`www.example.org`。",
    );
    expect(lossesOf(document)[0]).toMatch(/^链接 http:\/\/old.example.org\/：不是 https/);
  });

  it("blanks to fill in, small numbers, boxes to tick, line breaks", () => {
    const document = wordOf(
      paragraph(
        run("姓名") +
          run("      ", '<w:u w:val="single"/>') +
          run("，面积20m") +
          run("2", '<w:vertAlign w:val="superscript"/>') +
          '<w:r><w:br/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' +
          run("已核对"),
      ),
    );
    expect(readWordDocument(document).blocks.map(wordsOfBlock)).toEqual([
      "姓名______，面积20m²\n□已核对",
    ]);
  });

  it("tracked changes are taken as accepted, comments and hidden words are left and named", () => {
    const document = wordOf(
      paragraph(
        `${run("原文")}<w:ins>${run("加上")}</w:ins><w:del><w:r><w:delText>去掉的话</w:delText></w:r></w:del>${run("密", "<w:vanish/>")}<w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      { comments: `<w:comment w:id="0" w:author="周老师">${paragraph("这里要核对")}</w:comment>` },
    );
    expect(bodyOf(document)).toBe("原文加上");
    expect(lossesOf(document)).toEqual([
      "修订：删除的文字“去掉的话”，按接受修订处理 @ “原文加上”一段",
      "隐藏的文字 @ “原文加上”一段",
      "批注“周老师：这里要核对” @ “原文加上”一段",
      "修订：插入的文字，按接受修订处理 @ 全文1处",
    ]);
  });

  it("formulas become a line, text boxes follow their paragraph, a table of contents stays away", () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="文本框"/><a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx><w:txbxContent>${paragraph("框里的话")}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph("框里的话")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const formula =
      "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>";
    const contents = `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("第一章……1")}</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const document = wordOf(contents + paragraph(run("比率") + formula + box), { styles: STYLES });
    expect(bodyOf(document)).toBe("比率a/b\n\n框里的话");
    expect(lossesOf(document).map((loss) => loss.split(/[：@]/)[0]?.trim())).toEqual([
      "目录",
      "公式",
      "文本框",
    ]);
  });
});

describe("pictures", () => {
  it("stand after their paragraph, with the caption below them", () => {
    const document = wordOf(
      paragraph(run("看图") + drawing("p1", "门口的合影")) + styled("a5", "图 1 合影"),
      {
        styles: STYLES,
        media: { p1: ["media/image1.png", pngNumber(1)] },
      },
    );
    expect(bodyOf(document)).toMatch(
      /^看图\n\n::figure\{src="media\/word-\w+\.png" alt="门口的合影" caption="图 1 合影"\}$/,
    );
  });

  it.each([
    "图片 1",
    "IMG_2034.JPG",
    "微信图片_20260101",
    "一张图片，描述已自动生成",
    "7f3a9c0d11e2b4a5",
  ])("words that a program put there are none: %s", (alt) => {
    const document = readWordDocument(
      wordOf(paragraph(drawing("p1", alt)), { media: { p1: ["media/a.png", pngNumber(1)] } }),
    );
    expect(document.blocks[0]).toMatchObject({ kind: "picture", alt: "" });
  });

  it("that a browser cannot show, that lie elsewhere or are missing, are named", () => {
    const document = wordOf(
      paragraph(
        `${run("图")}${drawing("emf")}${drawing("far")}${drawing("none")}${drawing("huge")}`,
      ),
      {
        media: {
          emf: ["media/image1.emf", new Uint8Array([1, 0, 0, 0])],
          far: "https://elsewhere.example/a.png",
          huge: ["media/huge.png", pngNumber(1, 9000, 10)],
        },
      },
    );
    expect(lossesOf(document).map((loss) => loss.slice(0, 12))).toEqual([
      "图片（EMF 格式）：浏",
      "链接到别处的图片：请在 ",
      "图片：文档里没有它的文件",
      "图片太大（最大5 MB、",
    ]);
  });

  it("five hundred of them, each once however often it is shown", { timeout: 60_000 }, async () => {
    const { document, plan, files } = filesOf(await trainingDocument(500), "module");
    expect(document.pictures.size).toBe(500);
    expect(plan.lessons[1]?.pictures).toBe(500);
    expect(files[1]?.text.match(/^::figure/gm)).toHaveLength(500);
    const twice = wordOf(paragraph(drawing("a") + drawing("b")), {
      media: { a: ["media/1.png", pngNumber(7)], b: ["media/2.png", pngNumber(7)] },
    });
    expect(readWordDocument(twice).pictures.size).toBe(1);
  });
});
