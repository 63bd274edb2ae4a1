import { reportAbsence } from "@/lib/assessment/commands/report-absence";
import { toRoute } from "@/lib/platform/route";

export const PUT = toRoute(reportAbsence);
