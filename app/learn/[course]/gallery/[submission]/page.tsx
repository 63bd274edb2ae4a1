import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { MarkedText } from "@/components/submissions/marked-text";
import { PageHeader } from "@/components/ui/page-header";
import { optionalPermit, pagePermit } from "@/lib/platform/session";
import { getShownWork } from "@/lib/submissions/queries/gallery";

export const metadata: Metadata = { title: "优秀作业" };

/** One work of the gallery, as it was handed in. */
export default async function ShownWorkPage({
  params,
}: PageProps<"/learn/[course]/gallery/[submission]">) {
  const { course, submission: id } = await params;
  const gallery = `/learn/${course}/gallery`;
  const reader = await pagePermit("course.study", `${gallery}/${id}`);
  const grading = await optionalPermit("submission.grade");
  const work = await getShownWork({ reader, grading }, course, id);
  if (!work) notFound();
  const { title, byline, praise, task, parts } = work;
  return (
    <PageFrame width="text">
      <PageHeader title={title} eyebrow={<Link href={gallery as Route}>优秀作业</Link>}>
        {byline}。作者只同意在这门课里展示，请不要转到别处。
      </PageHeader>
      {praise && (
        <blockquote className="border-s-4 border-amber ps-4">老师推荐：{praise}</blockquote>
      )}
      {task.parts.map((part) => (
        <section key={part.id} className="flex flex-col gap-2">
          <h2 className="text-lg">{part.title}</h2>
          <MarkedText text={parts[part.id] ?? ""} />
        </section>
      ))}
    </PageFrame>
  );
}
