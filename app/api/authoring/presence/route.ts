import { tellPresence } from "@/lib/authoring/commands/presence";
import { toRoute } from "@/lib/platform/route";

/** Says that a file is open here, and hears who else has it open. */
export const POST = toRoute(tellPresence);
