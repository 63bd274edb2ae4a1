/** The order of an outline: what the screen shows before the server has answered is what the sheet says after. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outlineOfSheet, withChange } from "@/lib/authoring/rules/outline";
import { isIdle, type Move, moved, stepOf } from "@/lib/authoring/rules/outline-order";

const outline = [
  { id: "prepare", lessons: [{ id: "door" }, { id: "greeting" }] },
  { id: "empty", lessons: [] },
  { id: "talk", lessons: [{ id: "listen" }] },
];
const order = (modules: typeof outline | ReturnType<typeof moved>) =>
  modules.map(({ id, lessons }) => `${id}: ${lessons.map((lesson) => lesson.id).join(" ")}`);

describe("a step", () => {
  test("goes on into the next module at the edge of one's own", () => {
    const down = stepOf(outline, { kind: "lesson", id: "greeting" }, 1);
    expect(down).toEqual({ kind: "move_lesson", lesson: "greeting", module: "empty", to: 0 });
    const up = stepOf(outline, { kind: "lesson", id: "listen" }, -1);
    expect(up).toEqual({ kind: "move_lesson", lesson: "listen", module: "empty", to: 0 });
  });

  test("leads nowhere at the ends of the outline", () => {
    expect(stepOf(outline, { kind: "lesson", id: "door" }, -1)).toBeNull();
    expect(stepOf(outline, { kind: "lesson", id: "listen" }, 1)).toBeNull();
    expect(stepOf(outline, { kind: "module", id: "prepare" }, -1)).toBeNull();
    expect(stepOf(outline, { kind: "module", id: "nowhere" }, 1)).toBeNull();
  });

  test("down and up again changes nothing", () => {
    for (const { id } of outline.flatMap(({ lessons }) => lessons)) {
      const down = stepOf(outline, { kind: "lesson", id }, 1);
      if (!down) continue;
      const below = moved(outline, down);
      const up = stepOf(below, { kind: "lesson", id }, -1);
      expect(order(up ? moved(below, up) : below)).toEqual(order(outline));
    }
  });
});

describe("a move", () => {
  test("of what is not there changes nothing", () => {
    const move: Move = { kind: "move_lesson", lesson: "gone", module: "talk", to: 0 };
    expect(moved(outline, move)).toEqual(outline);
    expect(isIdle(outline, move)).toBe(true);
  });

  test("shows what the sheet will say", () => {
    const sheet = `modules:\n${outline
      .map(
        ({ id, lessons }) =>
          `  - { id: ${id}, title: ${id}, lessons: [${lessons.map((each) => each.id).join(", ")}] }\n`,
      )
      .join("")}`;
    const modules = fc.constantFrom(...outline.map(({ id }) => id));
    const lessons = fc.constantFrom("door", "greeting", "listen");
    const move: fc.Arbitrary<Move> = fc.oneof(
      fc.record({ kind: fc.constant("move_module" as const), module: modules, to: fc.nat(4) }),
      fc.record({
        ...{ kind: fc.constant("move_lesson" as const), lesson: lessons, module: modules },
        to: fc.nat(4),
      }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 6 }), (moves) => {
        const shown = moves.reduce<ReturnType<typeof moved>>(moved, outline);
        const written = moves.reduce(
          (text, each) => withChange(text, each, { module: "m", lesson: "l" }),
          sheet,
        );
        const said = outlineOfSheet(written).modules.map(
          ({ id, lessons: held }) => `${id}: ${held.join(" ")}`,
        );
        expect(order(shown)).toEqual(said);
      }),
    );
  });
});
