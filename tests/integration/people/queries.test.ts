import { expect, it } from "vitest";
import { loadRegions } from "@/lib/people/commands/load-regions";
import { readSearch } from "@/lib/people/model/person-search";
import { listPeople } from "@/lib/people/queries/people";
import { listPublicRegions } from "@/lib/people/queries/places";
import { readRegionSeed } from "@/lib/people/queries/seed";
import { PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeActor, makePerson } from "@/tests/support/factories";

it("lists only people inside the manager's own region", async () => {
  for (const [regionCode, name] of [
    ["420103", "江汉人"],
    ["420106", "武昌人"],
    ["420502", "西陵人"],
  ] as const) {
    await makePerson({ regionCode, name });
  }
  const manager = permit(await makeActor("manager", "420103"), "person.read");
  if (!manager) throw new Error("a manager may read people");
  const { people } = await listPeople(manager, readSearch(""));
  const names = people.map((person) => person.name);
  expect(names).toContain("江汉人");
  expect(names).not.toContain("武昌人");
  expect(names).not.toContain("西陵人");
});

it("loads the 117 regions of the seed, twice to the same effect", async () => {
  const regions = await readRegionSeed();
  const first = await execute(loadRegions, PLATFORM_ACTOR, { regions });
  const second = await execute(loadRegions, PLATFORM_ACTOR, { regions });
  expect([first, second]).toMatchObject([{ value: { changed: 116 } }, { value: { changed: 0 } }]);

  const loaded = await listPublicRegions();
  const levels = Object.groupBy(loaded, (region) => region.level);
  expect(levels.prefecture?.length).toBe(13);
  expect(levels.direct_county?.length).toBe(4);
  expect(levels.county?.length).toBe(99);
});
