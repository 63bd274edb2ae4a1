import { removeFileWhole } from "@/lib/authoring/commands/remove-file";
import { ok } from "@/lib/platform/result";
import { withExchange } from "@/lib/platform/route";

type Context = { params: Promise<{ asset: string }> };

/** Takes a file out of one's library. */
export const DELETE = withExchange("media.upload", async (permit, _request, context: Context) => {
  const removed = await removeFileWhole(permit.actor, await context.params);
  return removed.ok ? ok(Response.json(removed)) : removed;
});
