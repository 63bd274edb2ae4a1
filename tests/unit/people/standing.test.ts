import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantedRoles } from "@/lib/people/model/role";
import { answersForMore, decidesOver, rolesToGive } from "@/lib/people/rules/standing";

const STATION = "0197c2f0-0000-7000-8000-000000000001";
const region = (role: string, code: string) => ({ role, region: code });
const over = (
  role: (typeof grantedRoles)[number],
  regionCode: string,
  organisationId?: string,
) => ({
  role,
  regionCode,
  organisationId: organisationId ?? null,
});

describe("decidesOver", () => {
  it.each([
    { own: region("administrator", "4201"), held: over("administrator", "4201"), may: true },
    { own: region("administrator", "4201"), held: over("administrator", "42"), may: false },
    { own: region("administrator", "4201"), held: over("trainer", "420502"), may: false },
    { own: region("administrator", "4201"), held: over("manager", "420103", STATION), may: true },
    { own: region("manager", "420103"), held: over("trainer", "420103"), may: true },
    { own: region("manager", "420103"), held: over("expert", "420103001"), may: true },
    { own: region("manager", "420103"), held: over("manager", "420103001"), may: true },
    { own: region("manager", "420103"), held: over("manager", "420103", STATION), may: true },
    { own: region("manager", "420103"), held: over("manager", "420103"), may: false },
    { own: region("manager", "420103"), held: over("manager", "4201"), may: false },
    { own: region("manager", "420103"), held: over("trainer", "420106"), may: false },
    { own: region("manager", "420103"), held: over("administrator", "420103001"), may: false },
    { own: region("trainer", "42"), held: over("trainer", "420103"), may: false },
    { own: region("learner", "42"), held: over("trainer", "420103"), may: false },
  ])(
    "$own.role of $own.region, about $held.role of $held.regionCode: $may",
    ({ own, held, may }) => {
      expect(decidesOver([own], held)).toBe(may);
    },
  );

  it("a manager of an organisation decides about its trainers and about nothing else", () => {
    const own = [{ role: "manager", organisationId: STATION }];
    expect(decidesOver(own, over("trainer", "420103", STATION))).toBe(true);
    expect(decidesOver(own, over("manager", "420103", STATION))).toBe(false);
    expect(decidesOver(own, over("trainer", "420103"))).toBe(false);
    expect(rolesToGive(own)).toEqual(["trainer", "expert"]);
  });

  it("no one decides about a role beyond the own scope, or, as a manager, about an administrator", () => {
    const code = fc.constantFrom("42", "4201", "4205", "420103", "420106", "420103001", "4201Z1");
    const role = fc.constantFrom(...grantedRoles);
    fc.assert(
      fc.property(role, code, role, code, (ownRole, ownCode, heldRole, heldCode) => {
        const may = decidesOver([region(ownRole, ownCode)], over(heldRole, heldCode));
        if (!heldCode.startsWith(ownCode)) expect(may).toBe(false);
        if (may && ownRole === "manager") expect(heldRole).not.toBe("administrator");
        if (may) expect(["manager", "administrator"]).toContain(ownRole);
      }),
    );
  });
});

it("one role out of reach is enough to answer for more", () => {
  const own = [region("manager", "420103")];
  expect(answersForMore(own, [over("trainer", "420103")])).toBe(false);
  expect(answersForMore(own, [over("trainer", "420103"), over("expert", "42")])).toBe(true);
  expect(answersForMore(own, [])).toBe(false);
});
