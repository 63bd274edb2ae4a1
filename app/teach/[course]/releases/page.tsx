import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { listReleases } from "@/lib/authoring/queries/releases";
import { readSheet } from "@/lib/authoring/rules/sheet";
import { pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

export const metadata: Metadata = { title: "历次发布" };

/** Every release of a course: when, by whom, and who still studies it. */
export default async function ReleasesPage({ params }: PageProps<"/teach/[course]/releases">) {
  const { course: slug } = await params;
  const permit = await pagePermit("draft.read", `/teach/${slug}/releases`);
  const [draft, releases] = await Promise.all([getDraft(permit, slug), listReleases(permit, slug)]);
  const sheet = draft?.files[MANIFEST];
  if (!draft || !sheet) notFound();
  return (
    <PageFrame width="text">
      <PageHeader title={readSheet(sheet.text).title} eyebrow="历次发布">
        <Link href={`/teach/${slug}/publish`} className="link">
          回到检查和发布
        </Link>
      </PageHeader>
      {releases.length === 0 ? (
        <EmptyState title="还没有发布过">在“检查和发布”里发布以后，每一版都会列在这里。</EmptyState>
      ) : (
        <Card>
          <ol className="flex flex-col">
            {releases.map(({ number, publishedAt, publisher, current, studying }) => (
              <li key={number} className="border-line py-2 not-first:border-t">
                <Link
                  href={`/teach/${slug}/releases/${number}`}
                  prefetch={false}
                  className="flex min-h-target flex-wrap items-center gap-x-3 gap-y-1 py-2"
                >
                  <span className="link font-semibold">第{number}版</span>
                  {current && <Tag tone="teal">学员现在学的</Tag>}
                  <span className="text-muted">
                    {dateTimeInWords(publishedAt)} · {publisher ?? "由平台载入"}
                  </span>
                  {studying > 0 && <span className="text-muted">{studying}人正在学这一版</span>}
                </Link>
              </li>
            ))}
          </ol>
        </Card>
      )}
    </PageFrame>
  );
}
