import { practise } from "@/lib/assessment/commands/practise";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(practise);
