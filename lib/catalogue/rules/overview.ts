import { type CourseManifest, type Outline, seriesNames } from "@/lib/catalogue/model";
import type { CertificateRule, Cover } from "@/lib/catalogue/model/completion";

/** The head of a course's page, from its release. */
export function courseOverview(course: {
  title: string;
  summary: string;
  minutes: number;
  manifest: CourseManifest;
  outline: Outline;
  cover: Cover | null;
  slug: string;
}) {
  const { series, audience, outcomes, contentAsOf, certificate } = course.manifest;
  return {
    title: course.title,
    seriesName: seriesNames[series] ?? series,
    summary: course.summary,
    audience,
    outcomes,
    contentAsOf,
    minutes: course.minutes,
    cover: course.cover,
    slug: course.slug,
    certificate: certificateInWords(certificate ?? "completion"),
  };
}

/** What it takes to be certified, in words. */
function certificateInWords(rule: CertificateRule): string {
  if (rule === "none") return "不发证书";
  return rule === "completion"
    ? "学完发结业证书"
    : `学完并且测验达到${rule.examPercent}%，发结业证书`;
}
