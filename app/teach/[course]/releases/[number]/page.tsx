import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeListView } from "@/components/publishing/change-list-view";
import { RollBackForm } from "@/components/publishing/roll-back-form";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { getDraftExam, getReleaseSources, listReleases } from "@/lib/authoring/queries/releases";
import { changeList } from "@/lib/authoring/rules/change-list";
import { holdsOver } from "@/lib/platform/authority";
import { currentVisitor, pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "一次发布" };

type Props = PageProps<"/teach/[course]/releases/[number]">;

/** One release: what it changed, and the way back to it. */
export default async function ReleasePage({ params }: Props) {
  const { course: slug, number: asked } = await params;
  const permit = await pagePermit("draft.read", `/teach/${slug}/releases/${asked}`);
  const [visitor, draft, releases] = await Promise.all([
    currentVisitor(),
    getDraft(permit, slug),
    listReleases(permit, slug),
  ]);
  const release = releases.find(({ number }) => String(number) === asked);
  const current = releases.find((each) => each.current);
  if (!draft || !release || !current) notFound();
  const { number } = release;
  const previous = releases.find((each) => each.number < number)?.number;
  const wanted = [...new Set([number, current.number, ...(previous ? [previous] : [])])];
  const [sources, exam] = await Promise.all([
    getReleaseSources(permit, slug, wanted),
    getDraftExam(permit, slug),
  ]);
  const [own, before, now] = [number, previous ?? 0, current.number].map((n) => sources.get(n));
  const mayPublish = holdsOver(visitor, "release.publish", draft.course);
  // The exam takes the bank and the rules of today, whatever they were then.
  const back = own && now ? changeList(now, { ...own, ...exam }) : null;

  return (
    <PageFrame width="text">
      <PageHeader title={`第${number}版`} eyebrow={release.title}>
        {dateTimeInWords(release.publishedAt)} · {release.publisher ?? "由平台载入"}
        <br />
        <Link href={`/teach/${slug}/releases`} className="link">
          回到历次发布
        </Link>
      </PageHeader>
      <Card className="flex flex-col gap-4">
        <h2 className="text-xl">{previous ? `和第${previous}版相比的改动` : "第一次发布"}</h2>
        {own && before ? (
          <ChangeListView list={changeList(before, own)} none="内容没有改动。" />
        ) : (
          <p className="text-muted">
            {previous ? "没有留下原文，不能逐字比较。" : "这是第一版，整门课都是新的。"}
          </p>
        )}
      </Card>
      {!release.current && mayPublish && (
        <Card className="flex flex-col gap-4">
          <h2 className="text-xl">退回到这一版</h2>
          {back ? (
            <>
              <p>
                用第{number}版的内容发布新的一版（第{current.number + 1}
                版），给以后加入的人学。已经发布的每一版都留着，学到一半的人留在自己那一版，草稿不动。下面是和学员现在学的第
                {current.number}版相比，会变的地方：
              </p>
              <ChangeListView list={back} none="和学员现在学的一样，不用退回。" />
              <RollBackForm courseSlug={slug} number={number} current={current.number} />
            </>
          ) : (
            <p className="text-muted">这一版没有留下原文，不能退回。</p>
          )}
        </Card>
      )}
    </PageFrame>
  );
}
