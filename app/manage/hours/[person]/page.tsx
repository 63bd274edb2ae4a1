import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CorrectableCredits } from "@/components/hours/correctable-credits";
import { HoursOverview } from "@/components/hours/hours-overview";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { getHoursWithinReach } from "@/lib/learning/queries/hours";
import { NOTE } from "@/lib/learning/rules/credit-sheet";
import { personOf } from "@/lib/platform/authority";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "学时记录" };

/** The ledger of somebody within reach, with the way to correct an entry. */
export default async function PersonHoursPage({ params }: PageProps<"/manage/hours/[person]">) {
  const { person: id } = await params;
  const permit = await pagePermit("hours.decide", `/manage/hours/${id}`);
  const person = await getHoursWithinReach(permit, id);
  if (!person) notFound();
  const isOwn = personOf(permit) === id;
  return (
    <PageFrame width="text">
      <PageHeader
        title={`${person.name}的学时记录`}
        eyebrow="学时审核"
        actions={
          person.credits.length > 0 && (
            <>
              <PrintButton />
              <a href={`/manage/hours/${id}/export`} download className={buttonStyle("secondary")}>
                导出 Excel
              </a>
            </>
          )
        }
      >
        {person.organisation}
      </PageHeader>
      <HoursOverview hours={person} />
      <p className="text-sm text-muted">{NOTE}</p>
      {person.credits.length === 0 ? (
        <EmptyState title="还没有记录">学完课程或者申报通过以后，时间会记在这里。</EmptyState>
      ) : (
        <CorrectableCredits credits={person.credits} isOwn={isOwn} />
      )}
    </PageFrame>
  );
}
