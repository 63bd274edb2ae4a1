import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CorrectForm } from "@/components/hours/correct-form";
import { HoursOverview } from "@/components/hours/hours-overview";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getHoursWithinReach } from "@/lib/learning/queries/hours";
import { pagePermit } from "@/lib/platform/session";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "学时记录" };

/** The ledger of somebody within reach, with the way to correct an entry. */
export default async function PersonHoursPage({ params }: PageProps<"/manage/hours/[person]">) {
  const { person: id } = await params;
  const permit = await pagePermit("hours.decide", `/manage/hours/${id}`);
  const person = await getHoursWithinReach(permit, id);
  if (!person) notFound();
  return (
    <PageFrame width="text">
      <PageHeader title={`${person.name}的学时记录`} eyebrow="学时审核">
        {person.organisation}
      </PageHeader>
      <HoursOverview hours={person} />
      {person.credits.length === 0 ? (
        <EmptyState title="还没有记录">学完课程或者申报通过以后，时间会记在这里。</EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
          {person.credits.map(({ id: creditId, title, earnedOn, minutes, source }) => (
            <li key={creditId} className="px-4 py-3 sm:px-5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="min-w-0">{title}</span>
                <span className="font-semibold tabular-nums">{minutesInWords(minutes)}</span>
              </p>
              <p className="text-sm text-muted">{dateInWords(earnedOn)}</p>
              {source !== "correction" && (
                <details>
                  <summary className="min-h-target cursor-pointer list-item py-2 text-teal">
                    更正这一条
                  </summary>
                  <CorrectForm creditId={creditId} minutes={minutes} />
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
