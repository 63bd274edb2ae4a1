import { recordPackage } from "@/lib/learning/commands/record-package";
import { toRoute } from "@/lib/platform/route";

export const POST = toRoute(recordPackage);
