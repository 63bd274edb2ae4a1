import { toRoute } from "@/lib/platform/route";
import { handIn } from "@/lib/submissions/commands/write";

export const POST = toRoute(handIn);
