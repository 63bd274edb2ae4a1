import { readTownshipFile, TOWNSHIP_FILE_MAX } from "@/app/api/people/townships/township-file";
import { judgeTownships } from "@/lib/people/queries/township-preview";
import { ok } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";

/** Looks at a file of townships, row by row; nothing is written. */
export const POST = withUpload("region.maintain", TOWNSHIP_FILE_MAX, async (permit, content) => {
  const read = await readTownshipFile(content);
  if (!read.ok) return read;
  const { rows, hash } = read.value;
  return ok({ hash, rows: await judgeTownships(permit, rows) });
});
