import { recordStudy } from "@/lib/learning/commands/record-study";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(recordStudy, { machine: true });
