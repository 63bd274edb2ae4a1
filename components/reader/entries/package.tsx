/** The script of a page of courseware. */
import { CoursewareSession } from "@/components/reader/package/courseware-session";
import { PackageReader } from "@/components/reader/package/package-reader";
import { isAttentive } from "@/components/reader/reading-tracker";
import { island, startReader } from "@/components/reader/start";
import type { Glance } from "@/components/reader/study/stretch";
import { Study } from "@/components/reader/study/study";
import { secondsSinceTouch } from "@/components/reader/study/touch";

void startReader(({ lessonId, work }) => {
  if (work?.kind !== "package") return null;
  const session = new CoursewareSession(lessonId, work);
  island("package", <PackageReader session={session} />);
  return new Study(lessonId, (passed): Glance => {
    const there = isAttentive(document.visibilityState === "visible", secondsSinceTouch());
    const seconds = there && session.state.openUnit ? Math.min(2, passed) : 0;
    return { seconds, ranges: [], position: 0 };
  });
});
