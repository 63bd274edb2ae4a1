import { describe, expect, it } from "vitest";
import { retryAt, troubleInWords } from "@/lib/authoring/rules/plan-trouble";

const now = new Date("2026-11-23T01:00:00Z");

describe("a draft that was not published at its time", () => {
  it("is tried again five times, each after a longer while, and then no more", () => {
    const waits = [1, 2, 3, 4, 5].map((tries) => (retryAt(tries, now)?.getTime() ?? 0) - +now);
    expect(waits.map((wait) => wait / 60_000)).toEqual([1, 2, 4, 8, 15]);
    expect(retryAt(6, now)).toBeNull();
  });

  it.each([
    "draft.changed_since",
    "draft.faulty",
    "draft.needs_review",
    "busy",
    "error",
    "unheard",
  ])("says why, and what to do: %s", (code) => {
    const { because, todo } = troubleInWords(code);
    expect(because).toMatch(/^[^。]+$/);
    expect(todo).toMatch(/^请[^。]+$/);
  });
});
