import { describe, expect, it } from "vitest";
import { ringPaths } from "@/components/ui/rings-geometry";

describe("five linked rings", () => {
  it.each([18, 19.5, 20, 21])("at radius %d, each is one long arc and one short", (radius) => {
    for (const path of ringPaths({ distance: 27, radius, stroke: 5, gap: 2 })) {
      const sizes = [...path.matchAll(/A\S+ \S+ 0 ([01]) 1/g)].map((arc) => arc[1]);
      expect(sizes).toEqual(["1", "0"]);
    }
  });
});
