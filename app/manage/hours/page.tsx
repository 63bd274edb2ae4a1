import type { Metadata, Route } from "next";
import Link from "next/link";
import { DecideForm } from "@/components/hours/decide-form";
import { RequirementForm } from "@/components/hours/requirement-form";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { creditCategoryNames } from "@/lib/learning/model/credit";
import { CLAIMS_SHOWN, listRequirements, listWaitingClaims } from "@/lib/learning/queries/hours";
import { currentVisitor, holds, pagePermit } from "@/lib/platform/session";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "学时审核" };

/** Claims of people within reach, and what qualifications ask for. */
export default async function HoursPage() {
  const permit = await pagePermit("hours.decide", "/manage/hours");
  const governs = holds(await currentVisitor(), "hours.govern");
  const [claims, requirements] = await Promise.all([
    listWaitingClaims(permit),
    listRequirements(permit),
  ]);
  return (
    <PageFrame width="text">
      <PageHeader title="学时审核" eyebrow="管理">
        您管理范围内的线下培训申报，先报的在前
        {claims.length === CLAIMS_SHOWN && `；先显示${CLAIMS_SHOWN}份`}。
      </PageHeader>
      <Link
        href="/manage/study"
        prefetch={false}
        className="flex min-h-target items-center self-start text-teal underline"
      >
        学习提示：少见的学习情况
      </Link>
      {claims.length === 0 && (
        <EmptyState title="没有等待审核的申报">有人申报线下培训以后，会出现在这里。</EmptyState>
      )}
      {claims.map((claim) => (
        <Card key={claim.id} className="flex flex-col gap-4">
          <div>
            <h2 className="text-lg">{claim.title}</h2>
            <p className="text-muted">
              {claim.organiser}，{dateInWords(claim.heldOn)}，{minutesInWords(claim.minutes)}，
              {creditCategoryNames[claim.category]}
            </p>
            <p className="flex flex-wrap items-center gap-x-4">
              <Link
                href={`/manage/hours/${claim.personId}` as Route}
                prefetch={false}
                className="flex min-h-target items-center text-teal underline"
              >
                {claim.name}的学时记录
              </Link>
              <span className="text-sm text-muted">{claim.organisation}</span>
            </p>
          </div>
          {claim.hasEvidence ? (
            <a
              href={`/manage/hours/evidence/${claim.id}`}
              target="_blank"
              rel="noreferrer"
              className="flex min-h-target items-center self-start text-teal underline"
            >
              看证明材料
            </a>
          ) : (
            <p className="text-sm text-amber">没有附证明材料。</p>
          )}
          <DecideForm claimId={claim.id} />
        </Card>
      ))}
      {governs && (
        <Card className="flex flex-col gap-5">
          <div>
            <h2 className="text-lg">登记周期的要求</h2>
            <p className="text-muted">
              学员按自己填的资格看到这里的要求。能否认定，由主管部门决定。
            </p>
          </div>
          {requirements.map((requirement) => (
            <RequirementForm key={requirement.level} {...requirement} />
          ))}
        </Card>
      )}
    </PageFrame>
  );
}
