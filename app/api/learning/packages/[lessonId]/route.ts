import { openPackage } from "@/lib/learning/queries/packages";
import { isUuid, ok, refuse } from "@/lib/platform/result";
import { withPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ lessonId: string }> };

/** Where the files of a package are for the next hours, and how its units stand. */
export const GET = withPermit("course.study", async (permit, _request, context: Context) => {
  const { lessonId } = await context.params;
  const opened = isUuid(lessonId) ? await openPackage(permit, lessonId) : null;
  return opened ? ok(opened) : refuse("not_found");
});
