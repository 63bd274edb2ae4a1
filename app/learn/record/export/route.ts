import { hoursWorkbook } from "@/app/hours-workbook";
import { getOwnHours } from "@/lib/learning/queries/hours";
import { withDocumentPermit } from "@/lib/platform/route";

/** One's own ledger as a workbook. */
export const GET = withDocumentPermit("course.study", async (permit) =>
  hoursWorkbook(await getOwnHours(permit), "学时记录"),
);
