import { saveNote } from "@/lib/learning/commands/save-note";
import { toRoute } from "@/lib/platform/route";

export const PUT = toRoute(saveNote);
