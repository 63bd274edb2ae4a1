import "server-only";
import { isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { people } from "@/db/schema/people";
import { soundOf } from "@/lib/people/rules/pinyin";
import { defineCommand } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";

const AT_ONCE = 2000;

/** Notes how names sound that came in without it: from before, or by the database's own hand. */
export const noteSounds = defineCommand({
  name: "people.note_sounds",
  permission: "region.maintain",
  input: z.object({}),

  async run({ tx }) {
    const silent = await tx
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(isNull(people.pinyin))
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    if (silent.length === 0) return ok({ count: 0 });
    const sounds = silent.map(({ id, name }) => ({ id, ...soundOf(name) }));
    await tx.execute(sql`
      update people p set pinyin = s.pinyin, initials = s.initials
      from jsonb_to_recordset(${JSON.stringify(sounds)}::jsonb)
        as s(id uuid, pinyin text, initials text)
      where p.id = s.id`);
    return ok({ count: silent.length });
  },

  // What anybody knows of a person has not changed.
  audit: () => null,
});
