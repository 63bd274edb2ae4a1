import { type CourseManifest, type Outline, seriesNames } from "@/lib/catalogue/model";

/** The head of a course's page, from its release. */
export function courseOverview(course: {
  title: string;
  summary: string;
  minutes: number;
  manifest: CourseManifest;
  outline: Outline;
}) {
  const { series, audience, outcomes, contentAsOf } = course.manifest;
  return {
    title: course.title,
    seriesName: seriesNames[series] ?? series,
    summary: course.summary,
    audience,
    outcomes,
    contentAsOf,
    lessonCount: course.outline.modules.reduce((sum, module) => sum + module.lessons.length, 0),
    minutes: course.minutes,
  };
}
