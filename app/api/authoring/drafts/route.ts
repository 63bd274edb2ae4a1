import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(saveDraftFiles);
