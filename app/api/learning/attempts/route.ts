import { startAttempt } from "@/lib/learning/commands/attempts";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(startAttempt);
