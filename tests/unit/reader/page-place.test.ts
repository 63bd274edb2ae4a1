import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageAt, pageRange } from "@/components/reader/pages/page-place";

describe("a page", () => {
  const place = fc
    .integer({ min: 1, max: 1000 })
    .chain((pages) => fc.tuple(fc.integer({ min: 1, max: pages }), fc.constant(pages)));

  it("is found again from where it begins and from where it ends, whatever the number of pages", () => {
    fc.assert(
      fc.property(place, ([page, pages]) => {
        const [from, to] = pageRange(page, pages);
        expect([pageAt(from, pages), pageAt(to - 1, pages)]).toEqual([page, page]);
      }),
    );
  });

  it("begins where the one before ends, and the last ends with the work", () => {
    expect([1, 2, 3].map((page) => pageRange(page, 3))).toEqual([
      [0, 3333],
      [3333, 6667],
      [6667, 10_000],
    ]);
    expect(pageAt(10_000, 3)).toBe(3);
  });
});
