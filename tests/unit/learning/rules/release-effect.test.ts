import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectOfRelease, type LessonRules } from "@/lib/learning/rules/release-effect";
import { effectInWords } from "@/lib/learning/rules/release-words";

const lesson = (slug: string, over: Partial<LessonRules> = {}): LessonRules => ({
  ...{ slug, title: slug, minutes: 10, kind: "article", required: true },
  ...{ completion: null, file: null, ...over },
});
const slugs = (lessons: readonly LessonRules[]) => lessons.map(({ slug }) => slug);

describe("a later release", () => {
  const film = { kind: "video", file: "a".repeat(64) } as const;
  const before = {
    lessons: [lesson("a"), lesson("b", film), lesson("c"), lesson("d"), lesson("e")],
    exam: "final",
  };
  const after = {
    lessons: [
      lesson("a", { completion: { confirm: "studied" } }),
      lesson("b", { ...film, file: "b".repeat(64) }),
      lesson("c", { completion: { checks: 80 } }),
      lesson("d", { required: false }),
      lesson("f"),
    ],
    exam: "final",
  };
  const effect = effectOfRelease(before, after, {
    ...{ completed: ["a", "e"], begun: ["a", "b", "c", "e"], attempts: 1 },
  });

  it("keeps what is complete, whatever its rule is now", () => {
    expect(slugs(effect.kept)).toEqual(["a"]);
  });

  it("begins anew what is another film, and goes on with what is the same text", () => {
    expect(slugs(effect.again)).toEqual(["b"]);
    expect(slugs(effect.goesOn)).toEqual(["c"]);
  });

  it("names what came, what went, and what is asked for otherwise", () => {
    expect(slugs(effect.added)).toEqual(["f"]);
    expect(slugs(effect.removed)).toEqual(["e"]);
    expect(slugs(effect.otherRule)).toEqual(["c"]);
    expect(slugs(effect.nowOptional)).toEqual(["d"]);
    expect(slugs(effect.nowRequired)).toEqual([]);
    expect(effect).toMatchObject({ examAnew: true, leftBefore: 3, leftAfter: 3, requiredAfter: 4 });
  });

  it("is told in sentences", () => {
    expect(effectInWords(effect)).toEqual([
      "已学完的1课都保留，不用重学。",
      "学了一半的接着学：《c》。",
      "换了影音、文档或课件，要重新学：《b》。",
      "新增必学：《f》。",
      "新版不再有，学过的时间仍在记录里：《e》。",
      "由必学改为选学：《d》。",
      "学完的条件有变化，以课时页上写的为准：《c》。",
      "结业测验按新版的题重新考，次数重新算。",
      "换到新版后，还要学3课（现在还差3课）。",
    ]);
  });

  it("leaves nothing out and counts nothing twice, whatever it is", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const anyLesson = fc.record({
      slug: fc.constantFrom(...names),
      required: fc.boolean(),
      file: fc.constantFrom(null, "x", "y"),
    });
    const anyRelease = fc
      .uniqueArray(anyLesson, { selector: ({ slug }) => slug })
      .map((lessons) => ({ lessons: lessons.map((one) => lesson(one.slug, one)), exam: null }));
    const anyBegun = fc.subarray(names);
    fc.assert(
      fc.property(anyRelease, anyRelease, anyBegun, (one, other, begun) => {
        const completed = begun.filter((_, place) => place % 2 === 0);
        const effect = effectOfRelease(one, other, { completed, begun, attempts: 0 });
        const { kept, goesOn, again, added } = effect;
        const told = slugs([...kept, ...goesOn, ...again, ...added]);
        expect(new Set(told).size).toBe(told.length);
        const silent = other.lessons.filter(({ slug }) => !told.includes(slug));
        for (const { slug } of silent) {
          expect(begun).not.toContain(slug);
          expect(slugs(one.lessons)).toContain(slug);
        }
        expect(effect.leftAfter).toBeLessThanOrEqual(effect.requiredAfter);
      }),
    );
  });

  it("that is the same changes nothing", () => {
    const standing = { completed: ["a"], begun: ["a", "b"], attempts: 0 };
    const { again, added, removed, otherRule, leftBefore, leftAfter } = effectOfRelease(
      before,
      before,
      standing,
    );
    expect([again, added, removed, otherRule]).toEqual([[], [], [], []]);
    expect(leftAfter).toBe(leftBefore);
  });
});
