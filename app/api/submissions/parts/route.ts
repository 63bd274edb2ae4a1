import { toRoute } from "@/lib/platform/route";
import { savePart } from "@/lib/submissions/commands/write";

export const PUT = toRoute(savePart);
