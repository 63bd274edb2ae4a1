import { readingPeople } from "@/app/api/transfer/people/reading-people";
import type { Permit } from "@/lib/platform/authority";
import { isUuid, ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { IMPORT_BYTES_MAX } from "@/lib/transfer/model/people-import";
import {
  getImportOutcomes,
  type PeopleFile,
  previewPeople,
} from "@/lib/transfer/queries/people-import";
import { writeResultFile } from "@/lib/transfer/rules/people/result-file";

/**
 * The same rows with what became of each: of the import `?import=`, or of what the file would do now. The
 * file is sent along, as what stood in it is kept nowhere.
 */
export const POST = withUpload("person.write", IMPORT_BYTES_MAX, (permit, content, request) =>
  readingPeople(content, request, async (file, query) => {
    const outcomes = await outcomesOf(permit, file, query);
    if (!outcomes) return refuse("people.file_changed");
    const result = await writeResultFile(file.table, outcomes);
    return ok({ name: "导入结果.xlsx", base64: Buffer.from(result).toString("base64") });
  }),
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
