import type { Permit } from "@/lib/platform/authority";
import { isUuid, ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { IMPORT_BYTES_MAX } from "@/lib/transfer/model/people-import";
import {
  getImportOutcomes,
  type PeopleFile,
  previewPeople,
  readPeopleFile,
} from "@/lib/transfer/queries/people-import";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { writeResultFile } from "@/lib/transfer/rules/people/result-file";

/**
 * The same rows with what became of each: of the import `?import=`, or of what the file would do now. The
 * file is sent along, as what stood in it is kept nowhere.
 */
export const POST = withUpload(
  "person.write",
  IMPORT_BYTES_MAX,
  async (permit, content, request) => {
    const query = new URL(request.url).searchParams;
    try {
      const file = await readPeopleFile(content, query.get("mapping") ?? "");
      const outcomes = await outcomesOf(permit, file, query);
      if (!outcomes) return refuse("people.file_changed");
      const result = await writeResultFile(file.table, outcomes);
      return ok({ name: "导入结果.xlsx", base64: Buffer.from(result).toString("base64") });
    } catch (error) {
      if (error instanceof UnreadableFile) {
        return refuse("people.file_unreadable", { file: [error.message] });
      }
      throw error;
    }
  },
);

async function outcomesOf(
  permit: Permit<"person.write">,
  file: PeopleFile,
  query: URLSearchParams,
) {
  const importId = query.get("import") ?? "";
  if (importId === "") return (await previewPeople(permit, file, query.get("create") === "1")).rows;
  const kept = isUuid(importId) ? await getImportOutcomes(permit, importId) : null;
  return kept?.fileHash === file.hash ? kept.outcomes : null;
}
