import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { placedNotes } from "@/app/teach/[course]/placed-notes";
import { lookAt } from "@/app/teach/[course]/submissions/[submission]/look-at";
import { notesBelow } from "@/app/teach/[course]/submissions/[submission]/notes-below";
import { ChangeListView } from "@/components/publishing/change-list-view";
import { DecideForm } from "@/components/publishing/decide-form";
import { OutlookView } from "@/components/publishing/outlook-view";
import { SubmissionView } from "@/components/publishing/submission-state";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { holdsOver } from "@/lib/platform/authority";
import { currentVisitor, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "审稿" };

type Props = PageProps<"/teach/[course]/submissions/[submission]">;

/** What was submitted, as it was then: read, noted upon, and approved or returned. */
export default async function SubmissionPage({ params }: Props) {
  const { course: slug, submission: asked } = await params;
  const permit = await pagePermit("draft.read", `/teach/${slug}/submissions/${asked}`);
  const visitor = await currentVisitor();
  const look = await lookAt(permit, slug, asked);
  if (!visitor || !look) notFound();
  const { course, submission, files, open, stale, compared, list, outlook } = look;
  const mayReview = open && holdsOver(visitor, "draft.review", course);
  const others = submission.submittedBy !== visitor.personId;
  const writes = mayReview ? visitor.personId : null;

  return (
    <PageFrame>
      <PageHeader title={look.title} eyebrow="审稿">
        这里是送审的那一稿，以后草稿怎么改都不变。
        <br />
        <Link href={`/teach/${slug}/publish`} className="link">
          看现在的草稿
        </Link>
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr]">
        <Card className="flex flex-col gap-4 lg:col-start-2">
          <h2 className="text-xl">审稿</h2>
          <SubmissionView
            shown={{ ...submission, notes: placedNotes(files, submission.notes) }}
            stale={open && stale}
          />
          {mayReview && !others && <p>这一稿是您送审的，请由其他人来通过。</p>}
          {mayReview && (others || submission.state === "submitted") && (
            <DecideForm
              courseSlug={slug}
              submission={submission.id}
              mayApprove={others && !stale && submission.state === "submitted"}
            />
          )}
        </Card>
        <Card className="flex flex-col gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start">
          <h2 className="text-xl">{compared ? `和第${compared}版相比的改动` : "整门课"}</h2>
          {!compared && <p className="text-muted">没有可以比较的发布版，下面列出整门课。</p>}
          <ChangeListView
            list={list}
            none="没有改动：和学员现在学的一样。"
            below={notesBelow({ slug, submission, files, writes })}
          />
        </Card>
        {open && (
          <Card className="flex flex-col gap-3 self-start lg:col-start-2">
            <h2 className="text-xl">对正在学的人</h2>
            <OutlookView outlook={outlook} same={false} />
          </Card>
        )}
      </div>
    </PageFrame>
  );
}
