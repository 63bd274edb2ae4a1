/** What the database itself refuses of what is known of people, their codes and imports. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { makePerson } from "@/tests/support/factories";

const CODE = "insert into activation_codes (person_id, digest, issued_at, expires_at)";

it.each([
  [
    "an identity number in the clear",
    "update people set id_number_sealed = '420106199001010024', id_number_index = 'x'",
    "people_id_number_sealed",
  ],
  [
    "an identity number nobody can find",
    "update people set id_number_sealed = 'v1.a.x'",
    "people_id_number_indexed",
  ],
  [
    "a certificate's number in the clear",
    "update people set qualification_number_sealed = '20230420'",
    "people_qualification_number_sealed",
  ],
  [
    "a qualification that does not exist",
    "update people set qualification = 'king'",
    "people_qualification_known",
  ],
  ["a position of nothing", "update people set position = ' '", "people_position_filled"],
  ["a remark without end", "update people set remark = repeat('备', 201)", "people_remark_filled"],
  [
    "a sound in capitals",
    "update people set pinyin = 'TianXiaoHe', initials = 'txh'",
    "people_pinyin_shape",
  ],
  ["half a sound", "update people set pinyin = 'tian', initials = null", "people_pinyin_whole"],
  [
    "a view without a name",
    "insert into saved_views (person_id, name, query) select id, ' ', '' from people",
    "saved_views_name_filled",
  ],
  [
    "a view of a book's length",
    "insert into saved_views (person_id, name, query) select id, 'x', repeat('q', 1001) from people",
    "saved_views_query_short",
  ],
  [
    "two views of one name",
    "insert into saved_views (person_id, name, query) select id, 'x', '' from people, generate_series(1, 2)",
    "saved_views_name",
  ],
  [
    "a code in the clear",
    `${CODE} select id, 'K7QM2XVR9TBD', now(), now() + interval '1 day' from people`,
    "activation_codes_digested",
  ],
  [
    "a code that never was good",
    `${CODE} select id, repeat('a', 43), now(), now() from people`,
    "activation_codes_end_after_issue",
  ],
  [
    "two codes at once",
    `${CODE} select id, repeat(n::text, 43), now(), now() + interval '1 day' from people, generate_series(1, 2) n`,
    "activation_codes_one_open",
  ],
  [
    "a code both used and void",
    "insert into activation_codes (person_id, digest, issued_at, expires_at, used_at, voided_at) select id, repeat('a', 43), now(), now() + interval '1 day', now(), now() from people",
    "activation_codes_one_end",
  ],
  [
    "one code of two people",
    `${CODE.replace("(", "(used_at, ")} select now(), id, repeat('a', 43), now(), now() + interval '1 day' from people, generate_series(1, 2)`,
    "activation_codes_digest",
  ],
  [
    "tries that were none",
    "insert into activation_tries values ('m', now(), 0)",
    "activation_tries_counted",
  ],
  [
    "an import of no file",
    "insert into people_imports (person_id, at, file_hash, outcomes) select id, now(), 'x', '[]' from people",
    "people_imports_hash_shape",
  ],
  [
    "outcomes that are no list",
    "insert into people_imports (person_id, at, file_hash, outcomes) select id, now(), repeat('0', 64), '{}' from people",
    "people_imports_outcomes_list",
  ],
])("the database refuses %s", async (_what, statement, because) => {
  await makePerson();
  const error = await db.execute(sql.raw(statement)).then(
    () => null,
    (reason: Error) => reason,
  );
  expect(`${error?.message} ${error?.cause}`).toContain(because);
});
