import { execute } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { importPeople } from "@/lib/transfer/commands/import-people";
import { IMPORT_BYTES_MAX } from "@/lib/transfer/model/people-import";
import { readPeopleFile } from "@/lib/transfer/queries/people-import";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** Takes a file of people, `?hash=&mapping=&create=&mode=`: the same file as was looked at. */
export const POST = withUpload(
  "person.write",
  IMPORT_BYTES_MAX,
  async (permit, content, request) => {
    const query = new URL(request.url).searchParams;
    try {
      const file = await readPeopleFile(content, query.get("mapping") ?? "");
      if (file.hash !== query.get("hash")) return refuse("people.file_changed");
      const taken = await execute(importPeople, permit.actor, {
        fileHash: file.hash,
        rows: file.rows,
        mode: query.get("mode"),
        createOrganisations: query.get("create") === "1",
      });
      return taken.ok ? ok({ importId: taken.value.importId, counts: taken.value.counts }) : taken;
    } catch (error) {
      if (error instanceof UnreadableFile) {
        return refuse("people.file_unreadable", { file: [error.message] });
      }
      throw error;
    }
  },
);
