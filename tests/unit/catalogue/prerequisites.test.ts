import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prerequisiteFaults } from "@/lib/catalogue/rules/prerequisites";

describe("courses to be completed first", () => {
  const graph = { basics: [], practice: ["basics"], mastery: ["practice", "basics"] };

  it("may build on each other", () => {
    expect(prerequisiteFaults("mastery", graph.mastery, graph)).toEqual([]);
  });

  it("are there", () => {
    expect(prerequisiteFaults("mastery", ["nowhere"], graph)).toEqual([
      { slug: "nowhere", message: "没有课程“nowhere”" },
    ]);
  });

  it("do not lead back, however far around", () => {
    expect(prerequisiteFaults("basics", ["mastery"], graph)).toEqual([
      {
        slug: "mastery",
        message: "先修课程绕回了自己：“basics”→“mastery”→“basics”，谁也没法加入",
      },
    ]);
  });

  it("can be completed one after another whenever nothing is found", () => {
    const names = ["a", "b", "c", "d", "e"];
    const anyGraph = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.uniqueArray(fc.constantFrom(...names))])),
    );
    fc.assert(
      fc.property(anyGraph, (graph: Record<string, string[]>) => {
        const found = names.some(
          (name) => prerequisiteFaults(name, graph[name] ?? [], graph).length > 0,
        );
        const done = new Set<string>();
        for (const _ of names) {
          for (const name of names) {
            if ((graph[name] ?? []).every((other) => done.has(other))) done.add(name);
          }
        }
        expect(done.size === names.length).toBe(!found);
      }),
    );
  });
});
