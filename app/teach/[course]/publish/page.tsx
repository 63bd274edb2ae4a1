import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { faultsByName } from "@/app/teach/[course]/file-names";
import { lookAt } from "@/app/teach/[course]/publish/look-at";
import { ReviewSteps } from "@/app/teach/[course]/publish/review-steps";
import { Changes } from "@/components/publishing/changes";
import { Checks } from "@/components/publishing/checks";
import { OutlookView } from "@/components/publishing/outlook-view";
import { PublishForms } from "@/components/publishing/publish-forms";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { Plan } from "@/lib/authoring/queries/publishing";
import { troubleInWords } from "@/lib/authoring/rules/plan-trouble";
import { holdsOver } from "@/lib/platform/authority";
import { currentVisitor, pagePermit } from "@/lib/platform/session";
import { dateTimeInWords, localTimeInChina } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "发布课程" };

/** A draft's way to learners: checks, what changes, what it means to those who study, review, release. */
export default async function PublishPage({ params }: PageProps<"/teach/[course]/publish">) {
  const { course: slug } = await params;
  const permit = await pagePermit("draft.read", `/teach/${slug}/publish`);
  const visitor = await currentVisitor();
  const look = await lookAt(permit, slug);
  if (!look) notFound();
  const { draft, course, readiness, plan, ready } = look;
  const { seen, same, faults, advice } = readiness;
  const mayPublish = holdsOver(visitor, "release.publish", course);

  return (
    <PageFrame>
      <PageHeader title={look.title} eyebrow="检查和发布">
        <Link href={`/teach/${slug}`} className="link">
          回到课程
        </Link>
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_auto_auto_1fr]">
        <Card className="flex flex-col gap-4 lg:col-start-2">
          <h2 className="text-xl">检查</h2>
          <Checks
            faults={faultsByName(slug, draft.files, faults)}
            advice={faultsByName(slug, draft.files, advice)}
          />
        </Card>
        <Card className="flex flex-col gap-4 lg:col-start-1 lg:row-span-4 lg:row-start-1 lg:self-start">
          <Changes list={look.list} release={course.release} />
        </Card>
        <Card className="flex flex-col gap-3 lg:col-start-2">
          <h2 className="text-xl">对正在学的人</h2>
          <OutlookView outlook={look.outlook} same={same} />
        </Card>
        <ReviewSteps
          slug={slug}
          files={look.files}
          seen={seen}
          clean={look.clean}
          submissions={look.submissions}
          reviewRequired={course.reviewRequired}
          rights={{
            mayEdit: holdsOver(visitor, "draft.edit", course),
            mayReview: holdsOver(visitor, "draft.review", course),
            mayPublish,
          }}
        />
        <Card className="flex flex-col gap-4 self-start lg:col-start-2">
          <h2 className="text-xl">发布</h2>
          <PlanInTrouble plan={plan} />
          {!ready && <p className="text-muted">{waitingFor(readiness, course.reviewRequired)}</p>}
          {ready && !mayPublish && <p>可以发布了，请作者来发布。</p>}
          {mayPublish && (
            <PublishForms
              courseSlug={slug}
              seen={seen}
              mayPublish={ready}
              plan={
                plan?.state === "waiting"
                  ? { id: plan.id, when: dateTimeInWords(plan.publishAt), planner: plan.planner }
                  : null
              }
              earliest={localTimeInChina(new Date())}
            />
          )}
          {course.release && (
            <Link href={`/teach/${slug}/releases`} className="link min-h-target py-2">
              历次发布和退回
            </Link>
          )}
        </Card>
      </div>
    </PageFrame>
  );
}

function PlanInTrouble({ plan }: { plan: Plan | null }) {
  if (plan?.retryAt) {
    return (
      <Notice tone="info" title="到时没有发布成，平台会再试">
        试了{plan.tries}次，下一次在{dateTimeInWords(plan.retryAt)}
        。您不用做什么；也可以现在就发布。
      </Notice>
    );
  }
  if (plan?.state !== "failed") return null;
  const { because, todo } = troubleInWords(plan.trouble ?? "error");
  return (
    <Notice tone="problem" title={`没有按时发布（定在${dateTimeInWords(plan.publishAt)}）`}>
      {because}。{todo}。
    </Notice>
  );
}

/** What has to come first. */
function waitingFor(
  { faults, same }: { faults: readonly unknown[]; same: boolean },
  reviewRequired: boolean,
): string {
  if (faults.length > 0) return "先把上面检查出来的地方补好。";
  if (same) return "草稿和学员现在学的一样，没有要发布的。";
  return reviewRequired ? "这门课需要审稿：审稿人通过以后才能发布。" : "";
}
