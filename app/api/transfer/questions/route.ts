import { toRoute } from "@/lib/platform/route";
import { writeQuestion } from "@/lib/transfer/commands/bank";

export const PUT = toRoute(writeQuestion);
