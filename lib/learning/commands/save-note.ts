import "server-only";
import { sql } from "drizzle-orm";
import { SaveNote } from "@/lib/learning/model/inputs";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Keeps a note to oneself. An edit names the revision it was based on; when another device
 * has saved since, nothing is overwritten and the person is asked. Saving the same text
 * again is the repeat of a phone that missed the answer, and succeeds.
 */
export const saveNote = defineCommand({
  name: "learning.save_note",
  permission: "course.study",
  input: SaveNote,

  async run({ tx, permit, input, now }) {
    const [saved] = await tx.execute<{ revision: number }>(sql`
      insert into notes as n (person_id, lesson_id, text, revision, updated_at)
      select e.person_id, l.id, ${input.text}, 1, ${now.toISOString()}
      from lessons l
      join enrolments e on e.course_id = l.course_id and e.person_id = ${personOf(permit)}
      where l.id = ${input.lessonId}
      on conflict (person_id, lesson_id) do update
        set text = excluded.text, revision = n.revision + 1, updated_at = excluded.updated_at
        where n.revision = ${input.revision} and n.text <> excluded.text
      returning revision`);
    if (saved) return ok({ lessonId: input.lessonId, revision: saved.revision });

    const [current] = await tx.execute<{ text: string; revision: number }>(sql`
      select text, revision from notes
      where person_id = ${personOf(permit)} and lesson_id = ${input.lessonId}`);
    if (!current) return refuse("enrolment.required");
    if (current.text === input.text) {
      return ok({ lessonId: input.lessonId, revision: current.revision });
    }
    return refuse("note.changed_elsewhere", {
      text: [current.text],
      revision: [String(current.revision)],
    });
  },

  // What someone writes for themselves is nobody else's business, not even the log's.
  audit: () => null,
});
