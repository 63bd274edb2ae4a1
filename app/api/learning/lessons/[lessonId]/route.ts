import { getLessonState } from "@/lib/learning/queries/lesson-state";
import { isUuid, ok, refuse } from "@/lib/platform/result";
import { withPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ lessonId: string }> };

export const GET = withPermit("course.study", async (permit, _request, { params }: Context) => {
  const { lessonId } = await params;
  const state = isUuid(lessonId) ? await getLessonState(permit, lessonId) : null;
  return state ? ok(state) : refuse("not_found");
});
