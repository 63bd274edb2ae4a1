import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PaperQuestion } from "@/lib/assessment/model/paper";
import type { QuestionBody } from "@/lib/assessment/model/question";
import { isAnswered } from "@/lib/assessment/rules/answering";
import { drawShares, type Slot } from "@/lib/assessment/rules/draw";
import { earnedPoints } from "@/lib/assessment/rules/grading";
import { drawPaper, withoutAnswers } from "@/lib/assessment/rules/paper";

const options = (...texts: string[]) => texts.map((text, index) => ({ id: `o${index}`, text }));

const bodies: QuestionBody[] = [
  { kind: "single", options: options("平台", "支撑", "以上都不是"), correct: ["o0"] },
  { kind: "multiple", options: options("甲", "乙", "丙", "丁"), correct: ["o1", "o3"] },
  { kind: "judgement", correct: ["true"] },
  { kind: "ordering", options: options("先", "再", "后"), correct: ["o0", "o1", "o2"] },
  { kind: "ordering", options: options("先", "后"), correct: ["o0", "o1"] },
  {
    kind: "matching",
    lefts: options("左一", "左二", "左三"),
    options: options("右一", "右二", "右三"),
    correct: ["o0", "o1", "o2"],
  },
];
const slots: Slot[] = bodies.map((body, index) => ({
  versionId: `v${index}`,
  stem: `第${index}题`,
  body,
  explanation: `说明${index}`,
  points: index + 1,
  topic: index % 2 === 0 ? "双数" : "单数",
}));

const all = { passPercent: 80, draw: null };

/** Every sequence of random numbers, the stuck ones included. */
const anyRandom = fc
  .oneof(
    fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 }),
    fc.constantFrom([0], [0.5], [0.999_999]),
  )
  .map((numbers) => {
    let call = 0;
    return () => {
      call += 1;
      return numbers[call % numbers.length] ?? 0;
    };
  });

describe("drawPaper", () => {
  it("asks every question once, with its points, its options and its right answer", () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        const paper = drawPaper(slots, all, random);
        expect(paper.passPercent).toBe(80);
        const back = [...paper.questions].sort((one, other) => one.points - other.points);
        expect(back.map(sorted)).toEqual(slots.map(sorted));
        for (const question of paper.questions) {
          expect(earnedPoints(question, question.body.correct)).toBe(question.points);
        }
      }),
    );
  });

  it("never presents what has to be ordered or matched as it should end up", () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        for (const { body } of drawPaper(slots, all, random).questions) {
          if (body.kind !== "ordering" && body.kind !== "matching") continue;
          expect(body.options.map((option) => option.id)).not.toEqual(body.correct);
        }
      }),
    );
  });

  it("keeps “以上都不是” below the choices it speaks of", () => {
    fc.assert(
      fc.property(anyRandom, (random) => {
        const paper = drawPaper(slots.slice(0, 1), all, random);
        const [question] = paper.questions;
        expect(question?.body.kind === "single" && question.body.options.at(-1)?.text).toBe(
          "以上都不是",
        );
      }),
    );
  });

  it("gives different people different papers, and leaves the quiz as it was", () => {
    const before = JSON.stringify(slots);
    const papers = new Set(
      Array.from({ length: 20 }, () => JSON.stringify(drawPaper(slots, all, Math.random))),
    );
    expect(papers.size).toBeGreaterThan(1);
    expect(JSON.stringify(slots)).toBe(before);
  });
});

describe("a draw from a larger bank", () => {
  const bank = [6, 3, 1].flatMap((size, topic) =>
    Array.from({ length: size }, (_, index): Slot => {
      const body: QuestionBody = { kind: "judgement", correct: ["true"] };
      const versionId = `t${topic}-${index}`;
      return { versionId, stem: "题", body, explanation: "", points: 5, topic: `t${topic}` };
    }),
  );

  it("asks as many as it says, none twice, and something of every knowledge point", () => {
    fc.assert(
      fc.property(anyRandom, fc.integer({ min: 3, max: 10 }), (random, draw) => {
        const { questions } = drawPaper(bank, { passPercent: 80, draw }, random);
        const ids = questions.map(({ versionId }) => versionId);
        expect(new Set(ids).size).toBe(draw);
        expect(new Set(ids.map((id) => id.slice(0, 2))).size).toBe(3);
      }),
    );
  });

  it("asks in proportion to what the bank holds of each knowledge point", () => {
    const { questions } = drawPaper(bank, { passPercent: 80, draw: 5 }, Math.random);
    const of = (topic: string) => questions.filter(({ versionId }) => versionId.startsWith(topic));
    expect([of("t0").length, of("t1").length, of("t2").length]).toEqual([3, 1, 1]);
  });

  it("gives every question its chance", () => {
    const seen = new Set<string>();
    for (let times = 0; times < 200; times++) {
      const { questions } = drawPaper(bank, { passPercent: 80, draw: 5 }, Math.random);
      for (const { versionId } of questions) seen.add(versionId);
    }
    expect(seen.size).toBe(bank.length);
  });

  it("shares any draw among any groups: never more than a group has, exactly as many as asked", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 1, max: 60 }),
        (sizes, draw) => {
          const shares = drawShares(sizes, draw);
          const held = sizes.reduce((sum, size) => sum + size, 0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(draw, held));
          shares.forEach((share, index) => {
            expect(share).toBeLessThanOrEqual(sizes[index] ?? 0);
            if (draw >= sizes.length) expect(share).toBeGreaterThanOrEqual(1);
          });
        },
      ),
    );
  });
});

describe("withoutAnswers", () => {
  it("lets neither a right answer nor an explanation reach the browser", () => {
    const leaky = slots.map((slot) => ({ ...slot, correct: ["o0"], note: "答案在这里" }));
    const text = JSON.stringify(withoutAnswers({ questions: leaky, passPercent: 80 }));
    for (const secret of ["correct", "explanation", "说明", "答案在这里"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("leaves all that is needed to answer", () => {
    const open = withoutAnswers({ questions: slots, passPercent: 80 });
    expect(open.questions.map((question) => question.stem)).toEqual(slots.map((s) => s.stem));
    open.questions.forEach(({ body }, index) => {
      expect(isAnswered(body, slots[index]?.body.correct ?? [])).toBe(true);
    });
  });
});

/** The question with its options in one fixed order; a body is compared as a set of options. */
function sorted(question: PaperQuestion): unknown {
  if (!("options" in question.body)) return question;
  const byId = [...question.body.options].sort((one, other) => one.id.localeCompare(other.id));
  return { ...question, body: { ...question.body, options: byId } };
}
