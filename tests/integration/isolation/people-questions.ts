/** What a manager may ask of people, and do to them; the rows of this table for people's administration. */
import { getPersonStudy } from "@/lib/learning/queries/person-study";
import { readSearch } from "@/lib/people/model/person-search";
import { listWaiting } from "@/lib/people/queries/activation";
import { countPeople, listPeople, listPositions } from "@/lib/people/queries/people";
import { getPerson } from "@/lib/people/queries/person";
import {
  findOrganisations,
  listOrganisationNames,
  listReachedRegions,
} from "@/lib/people/queries/place-choices";
import { listViews } from "@/lib/people/queries/views";
import {
  getImportOutcomes,
  previewPeople,
  readPeopleFile,
} from "@/lib/transfer/queries/people-import";
import { type Asking, both, own, type World } from "@/tests/integration/isolation/asking";
import type { District } from "@/tests/integration/isolation/district";

const all = readSearch("");

/** Queries by domain and name. */
export const peopleQuestions: Record<string, Asking> = {
  "learning/getPersonStudy": (world) =>
    both(world, ({ personId }) => getPersonStudy(own(world.actor, "person.read"), personId)),
  "people/listPeople": async (world) => {
    const allowed = own(world.actor, "person.read");
    return [
      await listPeople(allowed, all),
      await both(world, ({ personName }) => listPeople(allowed, { ...all, q: personName })),
      await both(world, ({ regionCode }) => listPeople(allowed, { ...all, region: regionCode })),
    ];
  },
  "people/countPeople": ({ actor }) => countPeople(own(actor, "person.read"), all),
  "people/listPositions": async ({ actor }) => [
    "positions",
    await listPositions(own(actor, "person.read")),
  ],
  "people/getPerson": (world) =>
    both(world, ({ personId }) => getPerson(own(world.actor, "person.read"), personId)),
  "people/listWaiting": ({ actor }) => listWaiting(own(actor, "person.write"), all),
  "people/listViews": async ({ actor }) => ["views", await listViews(own(actor, "person.read"))],
  "people/listOrganisationNames": ({ actor }) => listOrganisationNames(own(actor, "person.write")),
  "people/findOrganisations": async ({ actor }) => [
    "named",
    await findOrganisations(own(actor, "person.write"), "别处社工站（虚构）"),
    await findOrganisations(own(actor, "person.write"), "江汉社工站（虚构）"),
  ],
  "people/listReachedRegions": ({ actor }) => listReachedRegions(own(actor, "person.write")),
  "transfer/previewPeople": async (world) => {
    const allowed = own(world.actor, "person.write");
    const file = await readPeopleFile(
      Buffer.from("姓名,手机号,单位\n田小禾,19200000001,江汉社工站（虚构）\n田小二,,x"),
      "",
    );
    return await previewPeople(allowed, file, false);
  },
  "transfer/getImportOutcomes": async (world) => [
    "outcomes",
    await both(world, ({ batchId }) =>
      getImportOutcomes(own(world.actor, "person.write"), batchId),
    ),
  ],
};

const known = {
  ...{ name: "改过的人", phone: "", organisation: "", position: "站长", qualification: "none" },
  ...{ idNumber: "", qualificationNumber: "", remark: "" },
};

/** What is sent to do something to `there`, by the command's name. */
export const peopleDeeds: Record<string, (there: District, world: World) => object> = {
  "people.change_many": ({ personId }) => ({
    ...{ action: "position", position: "站长", personIds: [personId] },
  }),
  "people.change_person": ({ personId }, { here }) => ({
    ...{ ...known, personId, regionCode: here.regionCode },
  }),
  "people.reveal_field": ({ personId }) => ({ personId, field: "phone" }),
  "people.issue_codes": ({ personId }) => ({ personIds: [personId] }),
  // Of one's own only; a view without a name is none.
  "people.save_view": ({ regionCode }) => ({ name: "", query: `region=${regionCode}` }),
  "people.drop_view": ({ grantId }) => ({ viewId: grantId }),
  "transfer.import_people": ({ personId }) => ({
    ...{ fileHash: "0".repeat(64), mode: "all", createOrganisations: true },
    // Nobody is put beyond one's reach: without a place, nowhere.
    rows: [{ row: 2, cells: { name: "田小禾", phone: "19200000001", remark: personId } }],
  }),
};
