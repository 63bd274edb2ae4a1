/** The tree of regions: opened level by level, counted, searched, within reach. */
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { regions } from "@/db/schema/people";
import { findRegions, getRegion, listTree } from "@/lib/people/queries/region-tree";
import { type Actor, permit } from "@/lib/platform/authority";
import { held } from "@/tests/support/certificates";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";

let admin: Actor & { personId: string };

beforeEach(async () => {
  admin = await makeActor("administrator", "42");
});

async function makeTownship(code = "420106001", name = "青禾街道") {
  await db.insert(regions).values({ code, name, level: "township", parentCode: "420106" });
}

describe("the tree", () => {
  it("opens level by level and counts all that is within, in one statement", async () => {
    await makeTownship();
    await makePerson({ regionCode: "420106001" });
    await makeOrganisation();
    const permitOf = held(admin, "organisation.maintain");
    const closed = await listTree(permitOf, "");
    expect(closed.map((region) => region.code)).toEqual(["42"]);
    const opened = await listTree(permitOf, "420106");
    expect(opened.map((region) => region.code)).toEqual([
      "42",
      "4201",
      "420103",
      "420106",
      "420106001",
      "4205",
    ]);
    // The administrator lives in 武昌区 as well.
    expect(opened.find((region) => region.code === "420106")).toMatchObject({
      organisations: 1,
      people: 2,
      hasChildren: true,
    });
  });

  it("finds regions by a part of the name and by the code of 9 or 12 digits", async () => {
    await makeTownship();
    const permitOf = held(admin, "organisation.maintain");
    for (const words of ["青禾", "420106001", "420106001000"]) {
      const found = await findRegions(permitOf, words);
      expect(found.map((region) => region.code)).toEqual(["420106001"]);
    }
  });

  it("begins at the manager's own region, and knows nothing of its neighbours", async () => {
    const manager = permit(await makeActor("manager", "420106"), "organisation.maintain");
    if (!manager) throw new Error("a manager maintains organisations");
    expect((await listTree(manager, "420103")).map(({ code: c }) => c)).toEqual(["420106"]);
    expect(await findRegions(manager, "江汉")).toEqual([]);
    expect(await getRegion(manager, "420103")).toBeNull();
    expect(await getRegion(manager, "420106")).toMatchObject({
      path: [
        { name: "湖北省", isReached: false },
        { name: "武汉市", isReached: false },
      ],
    });
  });
});
