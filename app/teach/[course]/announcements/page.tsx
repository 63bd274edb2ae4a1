import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnounceForm } from "@/components/discussion/announce-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { listAnnouncements } from "@/lib/discussion/queries/announcements";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "公告" };

/** What a course's team tells those who joined. */
export default async function AnnouncementsPage({
  params,
}: PageProps<"/teach/[course]/announcements">) {
  const { course: slug } = await params;
  const permit = await pagePermit("announcement.send", `/teach/${slug}/announcements`);
  const [course, reached, sent] = await Promise.all([
    getPublicCourse(slug),
    findReachedCourse(permit, slug),
    listAnnouncements(permit, slug),
  ]);
  if (!course || !reached) notFound();
  return (
    <PageFrame width="text">
      <PageHeader title="公告" eyebrow={course.title} />
      <AnnounceForm courseSlug={slug} fresh={randomUUID()} />
      {sent.length > 0 && (
        <section className="flex flex-col gap-4">
          <h2 className="text-xl">发过的公告</h2>
          <ul className="flex flex-col gap-4">
            {sent.map(({ id, title, text, sentAt, name }) => (
              <li key={id} className="rounded-large border border-line bg-surface p-4 sm:p-5">
                <h3 className="font-semibold">{title}</h3>
                <p className="text-sm text-muted">
                  {dateTimeInWords(sentAt)}，{name}
                </p>
                <p className="whitespace-pre-wrap break-words pt-2">{text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  );
}
