import { recordReading } from "@/lib/learning/commands/record-reading";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(recordReading);
