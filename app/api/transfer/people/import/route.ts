import { readingPeople } from "@/app/api/transfer/people/reading-people";
import { execute } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { importPeople } from "@/lib/transfer/commands/import-people";
import { IMPORT_BYTES_MAX } from "@/lib/transfer/model/people-import";

/** Takes a file of people, `?hash=&mapping=&create=&mode=`: the same file as was looked at. */
export const POST = withUpload("person.write", IMPORT_BYTES_MAX, (permit, content, request) =>
  readingPeople(content, request, async (file, query) => {
    if (file.hash !== query.get("hash")) return refuse("people.file_changed");
    const taken = await execute(importPeople, permit.actor, {
      fileHash: file.hash,
      rows: file.rows,
      mode: query.get("mode"),
      createOrganisations: query.get("create") === "1",
    });
    return taken.ok ? ok({ importId: taken.value.importId, counts: taken.value.counts }) : taken;
  }),
);
