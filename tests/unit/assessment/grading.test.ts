import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paper } from "@/lib/assessment/model/paper";
import type { Answer, QuestionBody } from "@/lib/assessment/model/question";
import { earnedPoints, gradePaper, markQuestions } from "@/lib/assessment/rules/grading";

const options = (...ids: string[]) => ids.map((id) => ({ id, text: `选项${id}` }));

const single: QuestionBody = { kind: "single", options: options("a", "b", "c"), correct: ["b"] };
const judgement: QuestionBody = { kind: "judgement", correct: ["false"] };
const multiple: QuestionBody = {
  kind: "multiple",
  options: options("a", "b", "c", "d"),
  correct: ["a", "b", "c"],
};
const all: QuestionBody = { ...multiple, scoring: "all" };
const share: QuestionBody = { ...multiple, scoring: "share" };
const ordering: QuestionBody = {
  kind: "ordering",
  options: options("d", "c", "b", "a"),
  correct: ["a", "b", "c", "d"],
};
const pair: QuestionBody = { kind: "ordering", options: options("b", "a"), correct: ["a", "b"] };
const matching: QuestionBody = {
  kind: "matching",
  lefts: options("l1", "l2", "l3"),
  options: options("x", "y", "z"),
  correct: ["x", "y", "z"],
};

const kinds = { single, judgement, multiple, all, share, ordering, pair, matching };

describe("earnedPoints", () => {
  it.each<[keyof typeof kinds, Answer, number, string]>([
    ["single", ["b"], 5, "the right choice"],
    ["single", ["b", "b"], 5, "a repeat is no second choice"],
    ["single", ["a"], 0, "a wrong choice"],
    ["single", ["b", "a"], 0, "two choices where one is asked"],
    ["single", ["q"], 0, "an id that was not offered"],
    ["single", [], 0, "no answer"],
    ["judgement", ["false"], 5, "the right side"],
    ["judgement", ["true"], 0, "the wrong side"],
    ["judgement", ["true", "false"], 0, "both sides"],
    ["judgement", ["错误"], 0, "a word instead of an id"],
    ["multiple", ["a", "b", "c"], 5, "every right choice"],
    ["multiple", ["c", "a", "b", "a"], 5, "order and repeats do not matter"],
    ["multiple", ["a"], 2, "some right choices earn half, rounded down"],
    ["multiple", ["a", "c"], 2, "more of them are still half"],
    ["multiple", ["a", "b", "c", "d"], 0, "ticking everything"],
    ["multiple", ["a", "d"], 0, "one wrong choice"],
    ["multiple", ["a", ""], 0, "an id that was not offered"],
    ["multiple", [], 0, "no answer"],
    ["all", ["a", "b", "c"], 5, "every right choice"],
    ["all", ["a", "b"], 0, "some are not all"],
    ["share", ["a", "b"], 3, "a share for each right choice, rounded down"],
    ["share", ["a", "b", "d"], 1, "less a share for each wrong one"],
    ["share", ["a", "d"], 0, "as many wrong as right"],
    ["share", ["d"], 0, "never below nothing"],
    ["share", ["a", "b", "c", "d"], 3, "ticking everything costs a share"],
    ["ordering", ["a", "b", "c", "d"], 5, "exactly right"],
    ["ordering", ["b", "a", "c", "d"], 2, "two neighbours exchanged: one item to move"],
    ["ordering", ["b", "c", "d", "a"], 2, "the first item last: one item to move"],
    ["ordering", ["d", "a", "b", "c"], 2, "the last item first: one item to move"],
    ["ordering", ["b", "a", "d", "c"], 0, "two items to move"],
    ["ordering", ["d", "c", "b", "a"], 0, "reversed"],
    ["ordering", ["a", "b", "c"], 0, "an item is missing"],
    ["ordering", ["a", "b", "c", "c"], 0, "an item twice"],
    ["ordering", ["a", "b", "c", "d", "d"], 0, "too long"],
    ["ordering", [], 0, "no answer"],
    ["pair", ["a", "b"], 5, "exactly right"],
    ["pair", ["b", "a"], 0, "of two items the wrong order is simply wrong"],
    ["matching", ["x", "y", "z"], 5, "every pair"],
    ["matching", ["x", "z", "y"], 1, "one pair of three, rounded down"],
    ["matching", ["", "y", "z"], 3, "two pairs, one not drawn"],
    ["matching", ["x"], 1, "pairs beyond the end are not drawn"],
    ["matching", ["x", "y", "z", "x"], 0, "more pairs than there are"],
    ["matching", ["z", "x", "y"], 0, "no pair"],
    ["matching", [], 0, "no answer"],
  ])("%s %j earns %i: %s", (kind, answer, points) => {
    expect(earnedPoints({ body: kinds[kind], points: 5 }, answer)).toBe(points);
  });
});

/** A question of any kind, whose options are "0", "1", … */
const anyBody: fc.Arbitrary<QuestionBody> = fc
  .tuple(
    fc.constantFrom("single", "multiple", "judgement", "ordering", "matching"),
    fc.integer({ min: 2, max: 7 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([kind, size, numbers]) => {
    const ids = Array.from({ length: size }, (_, index) => String(index));
    const shuffled = ids
      .map((id) => ({ id, key: numbers.next().value ?? 0 }))
      .sort((one, other) => one.key - other.key)
      .map(({ id }) => id);
    const all = options(...ids);
    switch (kind) {
      case "single":
        return { kind, options: all, correct: shuffled.slice(0, 1) };
      case "multiple":
        return { kind, options: all, correct: shuffled.slice(0, Math.ceil(size / 2)) };
      case "judgement":
        return { kind, correct: [size % 2 === 0 ? "true" : "false"] };
      case "ordering":
        return { kind, options: all, correct: shuffled };
      default:
        return { kind: "matching", lefts: all, options: all, correct: shuffled };
    }
  });
const points = fc.integer({ min: 1, max: 100 });
/** Sensible answers, nonsense, and everything between. */
const anyAnswer = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 8 }).map(String),
    fc.constantFrom("true", "false", "", "__proto__"),
    fc.string({ maxLength: 8 }),
  ),
  { maxLength: 10 },
);

function pointsOf(...asked: Parameters<typeof earnedPoints>): number {
  const earned = earnedPoints(...asked);
  if (earned === null) throw new Error("a person has to grade it");
  return earned;
}

describe("of every question and every answer", () => {
  it("earns a whole number from nothing to all of its points", () => {
    fc.assert(
      fc.property(anyBody, points, anyAnswer, (body, points, answer) => {
        const earned = pointsOf({ body, points }, answer);
        expect(Number.isInteger(earned) && earned >= 0 && earned <= points).toBe(true);
      }),
    );
  });

  it("the right answer earns everything", () => {
    fc.assert(
      fc.property(anyBody, points, (body, points) => {
        expect(earnedPoints({ body, points }, body.correct)).toBe(points);
      }),
    );
  });

  it("an answer is judged the same each time, and is not changed by it", () => {
    fc.assert(
      fc.property(anyBody, points, anyAnswer, (body, points, answer) => {
        const frozen = Object.freeze([...answer]) as Answer;
        expect(earnedPoints({ body, points }, frozen)).toBe(earnedPoints({ body, points }, answer));
      }),
    );
  });
});

describe("a multiple choice", () => {
  const picks = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));

  it("doesn't mind the order of the picks, nor repeats", () => {
    fc.assert(
      fc.property(picks, points, (picked, points) => {
        const again = [...picked].reverse().concat(picked);
        expect(earnedPoints({ body: multiple, points }, again)).toBe(
          earnedPoints({ body: multiple, points }, picked),
        );
      }),
    );
  });

  it("never earns less for one more right pick, nor more for one more wrong one", () => {
    fc.assert(
      fc.property(picks, points, (picked, points) => {
        const earned = pointsOf({ body: multiple, points }, picked);
        for (const right of multiple.correct) {
          expect(pointsOf({ body: multiple, points }, [...picked, right])).toBeGreaterThanOrEqual(
            earned,
          );
        }
        expect(pointsOf({ body: multiple, points }, [...picked, "d"])).toBeLessThanOrEqual(earned);
      }),
    );
  });
});

describe("an ordering", () => {
  const six = ["a", "b", "c", "d", "e", "f"];
  const body: QuestionBody = { kind: "ordering", options: options(...six), correct: six };

  it("earns half after any single item is moved out of the right order", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.nat({ max: 5 }), points, (from, to, points) => {
        fc.pre(from !== to);
        const moved = six.filter((_, index) => index !== from);
        moved.splice(to, 0, six[from] ?? "");
        expect(earnedPoints({ body, points }, moved)).toBe(Math.floor(points / 2));
      }),
    );
  });

  it("never earns more the more items have to be moved", () => {
    const byMoves = new Map<number, number>();
    for (const order of permutations(six)) {
      const moves = six.length - longestRun(order);
      const earned = pointsOf({ body, points: 10 }, order);
      expect(byMoves.get(moves) ?? earned).toBe(earned);
      byMoves.set(moves, earned);
    }
    expect([...byMoves].sort(([one], [other]) => one - other).map(([, earned]) => earned)).toEqual([
      10, 5, 0, 0, 0, 0,
    ]);
  });
});

describe("a matching", () => {
  it("never earns less for one more right pair", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("", "x", "y", "z"), { minLength: 3, maxLength: 3 }),
        fc.nat({ max: 2 }),
        points,
        (answer, index, points) => {
          const better = answer.map((id, at) => (at === index ? (matching.correct[at] ?? "") : id));
          expect(pointsOf({ body: matching, points }, better)).toBeGreaterThanOrEqual(
            pointsOf({ body: matching, points }, answer),
          );
        },
      ),
    );
  });
});

describe("gradePaper", () => {
  const question = (versionId: string, points: number) => ({
    versionId,
    stem: "“五社”不包括哪一项？",
    body: single,
    explanation: "因为是虚构的题目。",
    points,
  });
  const paper: Paper = { questions: [question("q1", 6), question("q2", 4)], passPercent: 60 };

  it("passes at exactly the pass mark and not a point below", () => {
    expect(gradePaper(paper, { q1: ["b"] })).toMatchObject({
      earned: 6,
      total: 10,
      passed: true,
      awaiting: 0,
    });
    expect(gradePaper({ ...paper, passPercent: 61 }, { q1: ["b"] }).passed).toBe(false);
  });

  it("does not round 59.5% up", () => {
    const wide = { questions: [question("q1", 119), question("q2", 81)], passPercent: 60 };
    expect(gradePaper(wide, { q1: ["b"] })).toMatchObject({
      earned: 119,
      total: 200,
      passed: false,
      awaiting: 0,
    });
  });

  it("counts an unanswered question as nothing, and answers to other questions not at all", () => {
    expect(gradePaper(paper, {}).earned).toBe(0);
    expect(gradePaper(paper, { elsewhere: ["b"] }).earned).toBe(0);
  });

  it("refuses to grade a paper that has nothing to earn", () => {
    expect(() => gradePaper({ questions: [], passPercent: 60 }, {})).toThrow("without points");
  });

  it("adds up what the single questions earned", () => {
    const marked = markQuestions(paper, { q1: ["a"], q2: ["b"] });
    expect(marked.map(({ answer, earned }) => ({ answer, earned }))).toEqual([
      { answer: ["a"], earned: 0 },
      { answer: ["b"], earned: 4 },
    ]);
  });

  it("isn't fooled by a question called like a property of every object", () => {
    const odd = { questions: [question("constructor", 5)], passPercent: 60 };
    expect(gradePaper(odd, {})).toMatchObject({ earned: 0, total: 5, passed: false, awaiting: 0 });
  });
});

function permutations(list: readonly string[]): string[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((head) =>
    permutations(list.filter((id) => id !== head)).map((rest) => [head, ...rest]),
  );
}

/** Length of the longest choice of items that already stand in alphabetical order. */
function longestRun(order: readonly string[]): number {
  const ending: number[] = [];
  order.forEach((id, index) => {
    const before = order.slice(0, index).map((other, at) => (other < id ? (ending[at] ?? 0) : 0));
    ending.push(Math.max(0, ...before) + 1);
  });
  return Math.max(0, ...ending);
}
