/** Pictures of questions on their way out and back in. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { readArchive, writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { PictureBox } from "@/lib/transfer/rules/exchange/picture-box";
import { readExchange } from "@/lib/transfer/rules/exchange/read-exchange";
import { writeExchange } from "@/lib/transfer/rules/exchange/write-exchange";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";
import { gifOf, pngOf } from "@/tests/support/pictures";

const box = new PictureBox();
const [route, plan] = [box.take(pngOf(), "走访路线"), box.take(gifOf(3, 2), "楼层平面 <图>")];
if (!route || !plan) throw new Error("both are pictures");

/** The question with pictures at the end of its stem, its explanation and its first answer. */
function illustrated(question: ExchangeQuestion): ExchangeQuestion {
  const more = { stem: `${question.stem}\n${route}`, explanation: plan ?? "" };
  switch (question.type) {
    case "single":
    case "multiple":
      return {
        ...question,
        ...more,
        choices: question.choices.map((choice, at) =>
          at === 0 ? { ...choice, text: `${choice.text} ${plan}` } : choice,
        ),
      };
    case "ordering":
      return { ...question, ...more, items: question.items.with(0, `${plan}第一步`) };
    case "short":
    case "essay":
      return { ...question, ...more, material: `看 ${plan}`, sample: `画成 ${route}` };
    default:
      return { ...question, ...more };
  }
}

describe("questions with pictures", () => {
  it.each(["moodle-xml", "qti"] as const)("come back from %s with them", async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          exchangeQuestion("single", "multiple", "judgement", "ordering", "short", "essay"),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (plain) => {
          const questions = plain.map(illustrated);
          const file = await writeExchange(format, questions, box.pictures);
          const back = await readExchange(file.content);
          expect(back.questions).toEqual(questions);
          expect(back.problems).toEqual([]);
          expect(back.pictures).toEqual(box.pictures);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("come back on either side of pairs and in a sample answer alone", async () => {
    const samples = fc.sample(exchangeQuestion("matching", "short"), { numRuns: 40, seed: 9 });
    const questions = samples.map((plain): ExchangeQuestion => {
      if (plain.type === "short") return { ...plain, sample: `像 ${route}` };
      if (plain.type !== "matching") throw new Error("not asked for");
      const [first, ...others] = plain.pairs;
      if (!first || !route || !plan) throw new Error("pairs are two at least");
      return {
        ...plain,
        pairs: [{ left: `${first.left} ${route}`, right: plan }, ...others],
        distractors: plain.distractors.slice(1),
      };
    });
    const file = await writeExchange("qti", questions, box.pictures);
    const back = await readExchange(file.content);
    expect(back.questions).toEqual(questions);
    expect(back.pictures).toEqual(box.pictures);
    // Moodle's right sides are plain text, which is said.
    const { problems } = await writeExchange("moodle-xml", questions, box.pictures);
    const right = problems.filter(({ message }) => message.includes("右边放不下图片"));
    expect(right).toHaveLength(samples.filter(({ type }) => type === "matching").length);
  });

  it("stay words where their bytes are not at hand, and that is said", async () => {
    const [plain] = fc.sample(exchangeQuestion("judgement"), { numRuns: 1, seed: 4 });
    if (!plain) throw new Error("one was asked for");
    const questions = [illustrated(plain)];
    for (const format of ["moodle-xml", "qti"] as const) {
      const { content, problems } = await writeExchange(format, questions);
      expect(problems.map(({ message }) => message)).toContain(
        "有图片在本课程里找不到，只写了编号",
      );
      expect(await readExchange(content)).toMatchObject({ questions, problems: [] });
    }
  });

  it.each(["excel", "gift"] as const)("are named in %s, and that is said", async (format) => {
    const [plain] = fc.sample(exchangeQuestion("judgement"), { numRuns: 1, seed: 3 });
    if (!plain) throw new Error("one was asked for");
    const questions = [illustrated(plain)];
    const { content, problems } = await writeExchange(format, questions, box.pictures);
    expect(problems.some(({ message }) => message.includes("放不下图片"))).toBe(true);
    expect((await readExchange(content)).questions).toEqual(questions);
  });
});

describe("pictures in files of others", () => {
  const moodle = (inside: string) =>
    new TextEncoder().encode(`<quiz><question type="truefalse"><name><text>一</text></name>
      <questiontext format="html"><text><![CDATA[<p>看图 ${inside}</p>]]></text>
      <file name="图 1.png" path="/" encoding="base64">${Buffer.from(pngOf()).toString("base64")}</file>
      <file name="b.png" path="/" encoding="base64">bm8gcGljdHVyZQ==</file></questiontext>
      <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
      </question></quiz>`);

  it.each([
    [
      "lie beside the text",
      '<img src="@@PLUGINFILE@@/%E5%9B%BE%201.png" alt="路线">',
      /!\[路线\]/,
      null,
    ],
    [
      "stand in the address itself",
      `<img src="data:image/png;base64,${Buffer.from(pngOf()).toString("base64")}" alt="路线">`,
      /!\[路线\]/,
      null,
    ],
    [
      "come without words, which is said",
      '<img src="@@PLUGINFILE@@/%E5%9B%BE%201.png">',
      /!\[图片\]/,
      "图片的替代文字没有带入",
    ],
    ["are none", '<img src="@@PLUGINFILE@@/b.png" alt="x">', /^看图$/, "图片没有带入"],
    ["lie elsewhere", '<img src="https://example.com/a.png" alt="x">', /^看图$/, "图片没有带入"],
    ["are missing", '<img src="@@PLUGINFILE@@/%E0%A4%A.png" alt="x">', /^看图$/, "图片没有带入"],
  ])("%s", async (_what, image, stem, problem) => {
    const { questions, problems } = await readExchange(moodle(image));
    expect(questions[0]?.stem).toMatch(stem);
    expect(problems.map(({ message }) => message)).toEqual(problem ? [problem] : []);
  });

  it("may be long in their own address", async () => {
    const long = Buffer.concat([pngOf(), Buffer.alloc(400_000, 7)]).toString("base64");
    const { questions, problems, pictures } = await readExchange(
      moodle(`<img alt="路线" src="data:image/png;base64,${long}"> 完`),
    );
    expect(problems).toEqual([]);
    expect(questions[0]?.stem).toMatch(/^看图 !\[路线\]\(media\/[0-9a-f]{64}\.png\) 完$/);
    expect([...(pictures?.values() ?? [])].map(({ length }) => length)).toEqual([
      400_000 + pngOf().length,
    ]);
  });

  it.each([
    '<img src="../images/%E5%9B%BE%201.png" alt="路线"/>',
    '<object data="../images/图 1.png" type="image/png">路线</object>',
  ])("lie anywhere in a package: %s", async (image) => {
    const item = `<assessmentItem identifier="a" title="一"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>true</value></correctResponse></responseDeclaration>
      <itemBody><p>看图 ${image}</p><choiceInteraction responseIdentifier="R"><simpleChoice identifier="true">对</simpleChoice><simpleChoice identifier="false">错</simpleChoice></choiceInteraction></itemBody></assessmentItem>`;
    const content = writeArchive({
      "items/a.xml": new TextEncoder().encode(item),
      "images/图 1.png": pngOf(),
    });
    const { questions, problems, pictures } = await readExchange(content);
    expect(problems).toEqual([]);
    expect(questions[0]?.stem).toMatch(/^看图 !\[路线\]/);
    expect(pictures?.size).toBe(1);
  });

  it("are looked for inside the package only", async () => {
    const [plain] = fc.sample(exchangeQuestion("judgement"), { numRuns: 1, seed: 5 });
    if (!plain) throw new Error("one was asked for");
    const { content } = await writeExchange("qti", [illustrated(plain)], box.pictures);
    const files = readArchive(content);
    for (const path of [...files.keys()].filter((name) => name.startsWith("media/"))) {
      files.delete(path);
    }
    const back = await readExchange(writeArchive(Object.fromEntries(files)));
    expect(back.problems).toMatchObject([{ message: "图片没有带入", leftOut: false }]);
    expect(back.pictures?.size).toBe(0);
  });

  it("are bounded in number", () => {
    const full = new PictureBox();
    const taken = Array.from({ length: 210 }, (_, at) => full.take(pngOf(at + 1, 1), "图"));
    expect(taken.filter((text) => text !== null)).toHaveLength(200);
    expect(full.take(pngOf(7000, 1), "图")).toBeNull();
  });
});
