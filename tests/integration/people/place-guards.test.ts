/** What the database refuses of places and roles, whoever asks. */
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { makePerson } from "@/tests/support/factories";

describe("the database refuses", () => {
  it.each([
    [
      "a region whose code is of no shape",
      "insert into regions (code, name, level, parent_code) values ('4201z1', '虚构区', 'county', '4201')",
      "regions_code_shape",
    ],
    [
      "a region that is abolished and leads nowhere",
      "update regions set abolished_at = now() where code = '420502'",
      "regions_abolished_has_successor",
    ],
    [
      "a region that leads to itself",
      "update regions set abolished_at = now(), successor_code = code where code = '420502'",
      "regions_not_own_successor",
    ],
    [
      "a region without a name",
      "update regions set name = ' ' where code = '420502'",
      "regions_name_filled",
    ],
    [
      "a person in an abolished region",
      "with gone as (update regions set abolished_at = now(), successor_code = '420103' where code = '420502') select 1; update people set region_code = '420502'",
      "is abolished",
    ],
    [
      "two open organisations of one name in a region",
      "insert into organisations (region_code, name, kind) values ('420106', '虚构站', 'station'), ('420106', '虚构站', 'station')",
      "organisations_name_in_region",
    ],
    [
      "an organisation with a telephone that is none",
      "insert into organisations (region_code, name, kind, contact_phone) values ('420106', '虚构站', 'station', '打我')",
      "organisations_contact_phone_shape",
    ],
    [
      "an organisation with a contact who has no name",
      "insert into organisations (region_code, name, kind, contact_name) values ('420106', '虚构站', 'station', ' ')",
      "organisations_contact_name_filled",
    ],
    [
      "an organisation that is merged and open",
      "with o as (insert into organisations (region_code, name, kind) values ('420106', '虚构站', 'station') returning id) insert into organisations (region_code, name, kind, merged_into_id) select '420106', '另一站', 'station', id from o",
      "organisations_merged_is_closed",
    ],
    [
      "an organisation that is merged into itself",
      "insert into organisations (id, region_code, name, kind, closed_at, merged_into_id) values ('0197c2f0-0000-7000-8000-000000000001', '420106', '虚构站', 'station', now(), '0197c2f0-0000-7000-8000-000000000001')",
      "organisations_not_into_itself",
    ],
    [
      "a person in a closed organisation",
      "insert into organisations (id, region_code, name, kind, closed_at) values ('0197c2f0-0000-7000-8000-000000000001', '420106', '虚构站', 'station', now()); update people set organisation_id = '0197c2f0-0000-7000-8000-000000000001'",
      "is closed",
    ],
    [
      "a change of no place, or of two",
      "insert into place_changes (at, kind) values (now(), 'closed')",
      "place_changes_of_one_place",
    ],
    [
      "a change of a kind that is none",
      "insert into place_changes (at, region_code, kind) values (now(), '42', 'vanished')",
      "place_changes_kind_known",
    ],
    [
      "another name that is the same",
      "insert into place_changes (at, region_code, kind, was, became) values (now(), '42', 'renamed', 'x', 'x')",
      "place_changes_says_what",
    ],
    [
      "the same role over the same region twice on a day",
      "insert into role_grants (person_id, role, region_code, valid_from, valid_until) select id, 'manager', '42', d::date, d::date + 5 from people, (values ('2026-01-01'), ('2026-01-06')) days (d)",
      "role_grants_not_twice",
    ],
  ])("%s", async (_what, statement, because) => {
    await makePerson();
    const error = await db.execute(sql.raw(statement)).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(`${error?.message} ${error?.cause}`).toContain(because);
  });
});
