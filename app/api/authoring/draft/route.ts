import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { getDraftFile } from "@/lib/authoring/queries/drafts";
import { ok, refuse } from "@/lib/platform/result";
import { toRoute, withPermit } from "@/lib/platform/route";

/** Saves files of a draft; refused where somebody else changed one meanwhile. */
export const POST = toRoute(saveDraftFiles);

/** The file `?path=` of `?course=` as it is now. */
export const GET = withPermit("draft.read", async (permit, request) => {
  const asked = new URL(request.url).searchParams;
  const file = await getDraftFile(permit, asked.get("course") ?? "", asked.get("path") ?? "");
  return file ? ok({ text: file.text, revision: file.revision }) : refuse("not_found");
});
