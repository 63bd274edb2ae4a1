import { readTownshipFile, TOWNSHIP_FILE_MAX } from "@/app/api/people/townships/township-file";
import { importTownships } from "@/lib/people/commands/import-townships";
import { execute } from "@/lib/platform/command";
import { refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";

/** Takes the townships of a file that was looked at: `?hash=` of it. */
export const POST = withUpload(
  "region.maintain",
  TOWNSHIP_FILE_MAX,
  async (permit, content, request) => {
    const read = await readTownshipFile(content);
    if (!read.ok) return read;
    const { rows, hash } = read.value;
    if (hash !== new URL(request.url).searchParams.get("hash")) return refuse("townships.changed");
    return await execute(importTownships, permit.actor, { rows });
  },
);
