import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CombinedGrant, combineGrants } from "@/lib/people/rules/combine-grants";

const grant = (over: Partial<CombinedGrant>): CombinedGrant => ({
  id: "a",
  personId: "p",
  role: "manager",
  validFrom: "2026-01-01",
  validUntil: null,
  moves: false,
  ...over,
});

describe("combineGrants", () => {
  it("makes one of two that share a day, and keeps the one that is there", () => {
    const result = combineGrants([
      grant({ id: "moving", moves: true, validFrom: "2026-01-01", validUntil: "2026-06-30" }),
      grant({ id: "there", validFrom: "2026-06-30", validUntil: "2026-12-31" }),
    ]);
    expect(result).toEqual({
      extended: [{ id: "there", validFrom: "2026-01-01", validUntil: "2026-12-31" }],
      absorbedIds: ["moving"],
    });
  });

  it("leaves those alone that share none, or that others hold", () => {
    const apart = combineGrants([
      grant({ id: "moving", moves: true, validFrom: "2026-01-01", validUntil: "2026-06-29" }),
      grant({ id: "there", validFrom: "2026-06-30" }),
      grant({ id: "other", personId: "q" }),
      grant({ id: "trainer", role: "trainer" }),
    ]);
    expect(apart).toEqual({ extended: [], absorbedIds: [] });
  });

  it("keeps every day on which the role was held, adds none, and lets no two share one", () => {
    const days = [..."123456789"].map((n) => `2026-01-0${n}`);
    const one = fc
      .record({ from: fc.nat(8), length: fc.nat(4), moves: fc.boolean() })
      .map(({ from, length, moves }) => ({
        validFrom: days[from] ?? "",
        validUntil: from + length > 8 ? null : (days[from + length] ?? null),
        moves,
      }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (given) => {
        const grants = given.map((g, index) => grant({ id: String(index), ...g }));
        const { extended, absorbedIds } = combineGrants(grants);
        const after = grants
          .filter(({ id }) => !absorbedIds.includes(id))
          .map((g) => ({ ...g, ...extended.find(({ id }) => id === g.id) }));
        const holders = (list: readonly CombinedGrant[], day: string) =>
          list.filter((g) => g.validFrom <= day && (g.validUntil ?? "9") >= day).length;
        for (const day of [...days, "2027-01-01"]) {
          expect(holders(after, day)).toBe(Math.min(1, holders(grants, day)));
        }
      }),
    );
  });
});
