import { answerCheck } from "@/lib/learning/commands/answer-check";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(answerCheck);
