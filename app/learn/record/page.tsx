import type { Metadata } from "next";
import { CreditList } from "@/components/learning/credit-list";
import { HoursSummary } from "@/components/learning/hours-summary";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { listOwnCredits, sumOwnMinutes } from "@/lib/learning/queries/hours";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "学时记录" };

/** The learner's own ledger of credited time. */
export default async function RecordPage() {
  const permit = await pagePermit("course.study", "/learn/record");
  const [credits, minutes] = await Promise.all([listOwnCredits(permit), sumOwnMinutes(permit)]);

  return (
    <PageFrame>
      <PageHeader title="学时记录" eyebrow="我的学习" />
      <HoursSummary minutes={minutes} />
      <CreditList
        credits={credits.map(({ earnedOn, ...credit }) => ({ ...credit, earnedAt: earnedOn }))}
      />
    </PageFrame>
  );
}
