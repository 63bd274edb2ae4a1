import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArchive, writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { readQti } from "@/lib/transfer/rules/exchange/qti-read";
import { writeQti } from "@/lib/transfer/rules/exchange/qti-write";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";

const bytes = (text: string) => new TextEncoder().encode(text);

it("what goes out as QTI 3.0 comes back unchanged", () => {
  fc.assert(
    fc.property(fc.array(exchangeQuestion(), { minLength: 1, maxLength: 4 }), (questions) => {
      const back = readQti(writeQti(questions).content);
      expect(back.problems).toEqual([]);
      expect(back.questions).toEqual(questions);
    }),
    { numRuns: 200 },
  );
});

it("a package names every item in its manifest", () => {
  const [question] = fc.sample(exchangeQuestion("single"), 1);
  const files = readArchive(writeQti(question ? [question, question] : []).content);
  expect([...files.keys()].sort()).toEqual([
    "imsmanifest.xml",
    "items/item-00001.xml",
    "items/item-00002.xml",
  ]);
  expect(new TextDecoder().decode(files.get("imsmanifest.xml"))).toContain(
    'href="items/item-00002.xml"',
  );
});

describe("QTI 2.x", () => {
  const item = (inside: string) =>
    bytes(
      `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q" title="入户">${inside}</assessmentItem>`,
    );

  it("has a choice with its prompt, a picture that stays behind", () => {
    const { questions, problems } = readQti(
      item(`<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration>
        <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="4"/>
        <itemBody><p>看图：<img src="a.png" alt=""/></p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>先做什么？</prompt><simpleChoice identifier="A">进屋</simpleChoice><simpleChoice identifier="B">约在楼下<feedbackInline identifier="B">好</feedbackInline></simpleChoice></choiceInteraction></itemBody>`),
    );
    expect(questions).toMatchObject([
      {
        type: "single",
        name: "入户",
        stem: "看图：\n先做什么？",
        points: 4,
        choices: [
          { text: "进屋", correct: false },
          { text: "约在楼下", correct: true },
        ],
      },
    ]);
    expect(problems[0]?.message).toBe("各选项的反馈没有带入；图片没有带入");
  });

  it("has blanks with mapped synonyms", () => {
    const { questions } = readQti(
      item(`<responseDeclaration identifier="R" cardinality="single" baseType="string"><correctResponse><value>民政部</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="民政部" mappedValue="1"/><mapEntry mapKey="国家民政部" mappedValue="1"/><mapEntry mapKey="民政" mappedValue="0.5"/></mapping></responseDeclaration>
        <itemBody><p>由<textEntryInteraction responseIdentifier="R"/>发布。</p></itemBody>`),
    );
    expect(questions[0]).toMatchObject({
      stem: "由____发布。",
      blanks: [{ accepts: ["民政部", "国家民政部"] }],
    });
  });

  it.each([
    [
      "<itemBody><p>点图</p><hotspotInteraction responseIdentifier='R'/></itemBody>",
      /hotspotInteraction/,
    ],
    ["<itemBody><p>没有作答</p></itemBody>", /没有作答的地方/],
    ["", /没有题干/],
  ])("says what it cannot take: %s", (inside, message) => {
    expect(readQti(item(inside)).problems).toMatchObject([
      { leftOut: true, message: expect.stringMatching(message) },
    ]);
  });
});

describe("QTI 1.2", () => {
  const quiz = (items: string) =>
    bytes(
      `<questestinterop><assessment ident="a"><section ident="s">${items}</section></assessment></questestinterop>`,
    );
  const labels = (...texts: string[]) =>
    texts
      .map(
        (text, at) =>
          `<response_label ident="c${at}"><material><mattext texttype="text/plain">${text}</mattext></material></response_label>`,
      )
      .join("");
  const stem =
    '<material><mattext texttype="text/html">&lt;p&gt;谁来牵头？&lt;/p&gt;</mattext></material>';

  it("has choices, one or several right", () => {
    const { questions } = readQti(
      quiz(`<item ident="1" title="一"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>${stem}<response_lid ident="r" rcardinality="Single"><render_choice>${labels("社区", "物业")}</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">c0</varequal></conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item>
      <item ident="2"><presentation>${stem}<response_lid ident="r" rcardinality="Multiple"><render_choice>${labels("甲", "乙", "丙")}</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><and><varequal respident="r">c0</varequal><varequal respident="r">c2</varequal><not><varequal respident="r">c1</varequal></not></and></conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item>`),
    );
    expect(questions).toMatchObject([
      {
        type: "single",
        stem: "谁来牵头？",
        points: 2,
        choices: [{ correct: true }, { correct: false }],
      },
      { type: "multiple", choices: [{ correct: true }, { correct: false }, { correct: true }] },
    ]);
  });

  it("has lists to match, words to write and essays", () => {
    const list = (id: string, label: string) =>
      `<response_lid ident="${id}"><material><mattext>${label}</mattext></material><render_choice>${labels("建立关系", "离别", "预算")}</render_choice></response_lid>`;
    const right = (id: string, value: string) =>
      `<respcondition><conditionvar><varequal respident="${id}">${value}</varequal></conditionvar><setvar action="Add">50</setvar></respcondition>`;
    const { questions } = readQti(
      quiz(`<item ident="1"><presentation>${stem}${list("r1", "接案")}${list("r2", "结案")}</presentation><resprocessing>${right("r1", "c0")}${right("r2", "c1")}</resprocessing></item>
      <item ident="2"><presentation>${stem}<response_str ident="r"><render_fib/></response_str></presentation><resprocessing>${right("r", "社区")}${right("r", "居委会")}</resprocessing></item>
      <item ident="3"><presentation>${stem}<response_str ident="r"><render_fib/></response_str></presentation></item>`),
    );
    expect(questions).toMatchObject([
      {
        type: "matching",
        pairs: [
          { left: "接案", right: "建立关系" },
          { left: "结案", right: "离别" },
        ],
        distractors: ["预算"],
      },
      { type: "fill", stem: "谁来牵头？____", blanks: [{ accepts: ["社区", "居委会"] }] },
      { type: "essay" },
    ]);
  });
});

it("says that a situation which lies in a file of its own did not come along", () => {
  const { questions, problems } = readQti(
    bytes(`<qti-assessment-item identifier="a" title="一"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
      <qti-assessment-stimulus-ref identifier="s" href="s.xml"/>
      <qti-item-body><p>先做什么？</p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-simple-choice identifier="A">约在楼下</qti-simple-choice><qti-simple-choice identifier="B">进屋</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>`),
  );
  expect(questions).toHaveLength(1);
  expect(problems).toMatchObject([{ message: "几道题共用的材料没有带入", leftOut: false }]);
});

it("a package with one damaged item gives the others", () => {
  const good = writeQti(fc.sample(exchangeQuestion("judgement"), { numRuns: 1, seed: 7 }));
  const files = Object.fromEntries(readArchive(good.content));
  const { questions, problems } = readQti(
    writeArchive({ ...files, "items/z.xml": bytes("<assessmentItem><itemBody>") }),
  );
  expect(questions).toHaveLength(1);
  expect(problems).toMatchObject([{ where: "items/z.xml", leftOut: true }]);
});
