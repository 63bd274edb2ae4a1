import type { Metadata } from "next";
import { ClaimList } from "@/components/hours/claim-list";
import { HoursOverview } from "@/components/hours/hours-overview";
import { QualificationForm } from "@/components/hours/qualification-form";
import { CreditList } from "@/components/learning/credit-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { getOwnHeading } from "@/lib/learning/queries/archive";
import { getOwnHours, listOwnClaims } from "@/lib/learning/queries/hours";
import { NOTE } from "@/lib/learning/rules/credit-sheet";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "学时记录" };

/** The learner's own ledger of credited time, against what their qualification asks for. */
export default async function RecordPage({ searchParams }: PageProps<"/learn/record">) {
  const permit = await pagePermit("course.study", "/learn/record");
  const { claimed } = await searchParams;
  const [person, hours, claims] = await Promise.all([
    getOwnHeading(permit),
    getOwnHours(permit),
    listOwnClaims(permit),
  ]);

  return (
    <PageFrame>
      <PageHeader
        title="学时记录"
        eyebrow="我的学习"
        actions={
          <>
            <ButtonLink href="/learn/record/claim">申报线下培训</ButtonLink>
            {hours.credits.length > 0 && (
              <>
                <PrintButton />
                <a href="/learn/record/export" download className={buttonStyle("secondary")}>
                  导出 Excel
                </a>
              </>
            )}
          </>
        }
      >
        {[person.name, person.organisation].filter(Boolean).join("，")}
      </PageHeader>
      {claimed === "1" && (
        <Notice tone="success">已提交，管理员审核以后会用站内消息告诉您。</Notice>
      )}
      <HoursOverview hours={hours} />
      <p className="text-sm text-muted">{NOTE}</p>
      <CreditList credits={hours.credits} />
      {claims.length > 0 && (
        <section aria-labelledby="claims" className="flex flex-col gap-4 print:hidden">
          <h2 id="claims" className="font-display text-xl font-bold">
            我的申报
          </h2>
          <ClaimList claims={claims} />
        </section>
      )}
      <Card className="flex flex-col gap-4 print:hidden">
        <h2 className="font-display text-xl font-bold">我的职业资格</h2>
        <p className="text-muted">只用来算您的登记周期和要求；审核学时的管理员也看得到。</p>
        <QualificationForm stated={hours.qualification} />
      </Card>
    </PageFrame>
  );
}
