import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { opaqueId, scrambled } from "@/lib/transfer/rules/opaque-id";

describe("ids that give nothing away", () => {
  it("are the same everywhere and always", () => {
    expect(opaqueId("q", "item", "接案")).toBe(opaqueId("q", "item", "接案"));
    expect(opaqueId("q", "item", "接案")).toMatch(/^[0-9a-f]{16}$/);
  });

  it("differ by text, side and question", () => {
    const ids = [
      opaqueId("q", "left", "甲"),
      opaqueId("q", "right", "甲"),
      opaqueId("p", "left", "甲"),
    ];
    expect(new Set(ids).size).toBe(3);
  });
});

describe("scrambling", () => {
  const lists = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 });

  it("keeps every item, whatever order they came in, and never ends in the right order", () => {
    fc.assert(
      fc.property(lists, (ids) => {
        const items = ids.map((id) => ({ id }));
        const order = scrambled(items, ids).map(({ id }) => id);
        expect([...order].sort()).toEqual([...ids].sort());
        expect(order).not.toEqual(ids);
        expect(scrambled([...items].reverse(), ids).map(({ id }) => id)).toEqual(order);
      }),
    );
  });
});
