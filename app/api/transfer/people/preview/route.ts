import { readingPeople } from "@/app/api/transfer/people/reading-people";
import { ok } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { IMPORT_BYTES_MAX } from "@/lib/transfer/model/people-import";
import { previewPeople } from "@/lib/transfer/queries/people-import";

/** What a file of people would do, row by row, `?mapping=&create=`; nothing is written. */
export const POST = withUpload("person.write", IMPORT_BYTES_MAX, (permit, content, request) =>
  readingPeople(content, request, async (file, query) =>
    ok(await previewPeople(permit, file, query.get("create") === "1")),
  ),
);
