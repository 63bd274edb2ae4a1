import { saveResponse } from "@/lib/assessment/commands/save-response";
import { toRoute } from "@/lib/platform/route";

export const PUT = toRoute(saveResponse);
