import { ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { IMPORT_BYTES_MAX } from "@/lib/transfer/model/people-import";
import { previewPeople, readPeopleFile } from "@/lib/transfer/queries/people-import";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** What a file of people would do, row by row, `?mapping=&create=`; nothing is written. */
export const POST = withUpload(
  "person.write",
  IMPORT_BYTES_MAX,
  async (permit, content, request) => {
    const query = new URL(request.url).searchParams;
    try {
      const file = await readPeopleFile(content, query.get("mapping") ?? "");
      return ok(await previewPeople(permit, file, query.get("create") === "1"));
    } catch (error) {
      if (error instanceof UnreadableFile) {
        return refuse("people.file_unreadable", { file: [error.message] });
      }
      throw error;
    }
  },
);
