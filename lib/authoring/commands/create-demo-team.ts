import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { defineCommand } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";

const DEMO_AUTHOR = "trainer@demo.local";

/** Makes the demo trainer the author of courses that came from folders and that nobody works on. */
export const createDemoTeam = defineCommand({
  name: "team.create_demo",
  permission: "team.demonstrate",
  input: z.object({}),

  async run({ tx }) {
    const added = await tx.execute(sql`
      insert into course_team (course_id, person_id, role)
      select c.id, p.id, 'author' from courses c, people p
      where p.email = ${DEMO_AUTHOR} and c.loaded_hash is not null
        and not exists (select from course_team t where t.course_id = c.id)
      returning course_id`);
    return ok({ created: added.length });
  },

  audit: ({ value }) =>
    value.created > 0 ? { subject: "team:demo", detail: { created: value.created } } : null,
});
