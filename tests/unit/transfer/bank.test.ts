/** From a file to the bank and the form, and back: nothing changes on the way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionsOf } from "@/lib/assessment/rules/answering";
import { drawPaper } from "@/lib/assessment/rules/paper";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { alikeGroups } from "@/lib/transfer/rules/alike-groups";
import { bodyOfExchange, exchangeOfBody } from "@/lib/transfer/rules/bank-question";
import { ExchangeCollector } from "@/lib/transfer/rules/exchange/checked";
import { parseNumbers, writeNumbers } from "@/lib/transfer/rules/number-ranges";
import { obstacleOf, previewOf } from "@/lib/transfer/rules/preview";
import { draftOf, formOf } from "@/lib/transfer/rules/question-form";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";

const graded = exchangeQuestion("single", "multiple", "judgement", "ordering", "matching", "fill");

it("a question comes back from the bank as it went in", () => {
  fc.assert(
    fc.property(graded, (question) => {
      const body = bodyOfExchange(question, "bank-1");
      const back = body && exchangeOfBody({ ...question, body });
      expect(back && inOrder(back)).toEqual(inOrder(question));
    }),
  );
});

/** The right sides that belong to no left one have no order of their own. */
function inOrder(question: ExchangeQuestion): ExchangeQuestion {
  return question.type === "matching"
    ? { ...question, distractors: question.distractors.toSorted() }
    : question;
}

it("an order is never stored or drawn as it is right, nor all pairs beside their other halves", () => {
  fc.assert(
    fc.property(exchangeQuestion("ordering", "matching"), (question) => {
      const body = bodyOfExchange(question, "bank-1");
      if (body?.kind !== "ordering" && body?.kind !== "matching") throw new Error("not stored");
      const shown = body.options.slice(0, body.correct.length).map(({ id }) => id);
      expect(shown).not.toEqual(body.correct);
      const slot = { versionId: "v", stem: "题", body, explanation: "", points: 5, topic: "题" };
      const { questions } = drawPaper([slot], { passPercent: 80, draw: null }, () => 0.999);
      const drawn = questions[0]?.body;
      expect(
        drawn &&
          optionsOf(drawn)
            .slice(0, body.correct.length)
            .map(({ id }) => id),
      ).not.toEqual(body.correct);
    }),
  );
});

it("a question that is opened in the form and saved untouched stays what it is", () => {
  fc.assert(
    fc.property(graded, (question) => {
      // Tags are parted by signs in the form, and a form always names points and difficulty.
      const plain = { ...question, tags: ["安全", "必考"], points: 5, difficulty: "easy" as const };
      const form = formOf(plain);
      const gate = new ExchangeCollector();
      if (form) gate.add("表单", draftOf(form));
      expect(gate.questions).toEqual([plain]);
    }),
  );
});

describe("a preview", () => {
  const question = (stem: string): ExchangeQuestion => ({
    ...{ name: "", material: "", explanation: "", difficulty: null, topic: "", tags: [] },
    points: null,
    type: "judgement",
    stem,
    answer: true,
  });

  it("sets each question beside the one it is like, in the bank or earlier in the file", () => {
    const rows = previewOf(
      [question("入户要两人同行。"), question("公示要写余款。"), question("公示要写余款")],
      [{ stem: "入户要两人同行", words: "入户要两人同行" }],
    );
    expect(rows.map(({ alike }) => alike)).toEqual([
      { stem: "入户要两人同行", likeness: 1, inFile: null },
      null,
      { stem: "公示要写余款。", likeness: 1, inFile: 2 },
    ]);
  });

  it("says why a question cannot be taken", () => {
    const essay = { ...question("写案例。"), type: "essay" as const, sample: "", rubric: [] };
    const blank = { ...question("没有空"), type: "fill" as const, blanks: [{ accepts: ["甲"] }] };
    expect(obstacleOf(essay)).toBeNull();
    expect(obstacleOf(blank)).toMatch(/0个空/);
  });
});

it("numbers written short are the same numbers", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 })), (numbers) => {
      expect([...parseNumbers(writeNumbers(numbers), 500)]).toEqual(
        numbers.toSorted((a, b) => a - b),
      );
    }),
  );
  expect([...parseNumbers("0-3,x,9-,700", 5)]).toEqual([1, 2, 3]);
});

describe("questions that are alike", () => {
  const words = (...texts: string[]) => texts.map((text) => ({ words: text }));

  it("stand in groups, each once, and what is alone is not named", () => {
    const groups = alikeGroups(
      words(
        "志愿者上岗前要做好哪些准备工作，请逐一说明",
        "个案工作从接案开始",
        "志愿者上岗前，要做好哪些准备工作？请逐一说明",
        "志愿者上岗前要做好哪些准备工作请逐一说明",
      ),
    );
    expect(groups.map((group) => group.length)).toEqual([3]);
    expect(groups[0]?.map(({ likeness }) => likeness)).toEqual([1, 1, 1]);
  });
});

it("a preview never shows half a picture's address, and one picture in two questions makes them no twins", () => {
  const [one] = fc.sample(exchangeQuestion("single"), { numRuns: 1, seed: 2 });
  if (one?.type !== "single") throw new Error("one was asked for");
  const picture = `![三月的走访路线](media/${"ab".repeat(32)}.png)`;
  const asking = (stem: string): ExchangeQuestion => ({
    ...one,
    stem: `${stem}${picture}`,
    choices: [
      { text: picture.replaceAll("ab", "cd"), correct: true },
      { text: "都不是", correct: false },
    ],
  });
  const rows = previewOf([asking("先去哪一家？"), asking(`${"长".repeat(280)}几户没去？`)], []);
  for (const { stem, answer } of rows) expect(`${stem} ${answer}`).not.toContain("media/");
  expect(rows[0]).toMatchObject({
    stem: "先去哪一家？〔图：三月的走访路线〕",
    answer: "A 〔图：三月的走访路线〕",
  });
  const judging = (stem: string): ExchangeQuestion => {
    const { choices: _, ...rest } = one;
    return { ...rest, type: "judgement", stem: `${stem}${picture}`, answer: true };
  };
  const [, second] = previewOf([judging("三楼在前。"), judging("共去了五户。")], []);
  expect(second?.alike).toBeNull();
});
