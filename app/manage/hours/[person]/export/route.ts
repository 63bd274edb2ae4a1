import { hoursWorkbook } from "@/app/hours-workbook";
import { getHoursWithinReach } from "@/lib/learning/queries/hours";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ person: string }> };

/** The ledger of somebody within reach as a workbook. */
export const GET = withDocumentPermit(
  "hours.decide",
  async (permit, _request, context: Context) => {
    const { person: id } = await context.params;
    const person = await getHoursWithinReach(permit, id);
    return person
      ? await hoursWorkbook(person, `${person.name}的学时记录`)
      : new Response(null, { status: 404 });
  },
);
