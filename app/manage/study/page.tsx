import type { Metadata, Route } from "next";
import Link from "next/link";
import { ReviewFlagForm } from "@/components/hours/review-flag-form";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { FLAGS_SHOWN, listOpenFlags } from "@/lib/learning/queries/flags";
import { flagInWords, flagTitles } from "@/lib/learning/rules/flag-words";
import { pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "学习提示" };

/** Striking patterns of study among people within reach, for somebody to ask about. */
export default async function StudyFlagsPage() {
  const permit = await pagePermit("study.review", "/manage/study");
  const flags = await listOpenFlags(permit);
  return (
    <PageFrame width="text">
      <PageHeader title="学习提示" eyebrow="管理">
        平台觉得少见的学习情况，请您了解一下。学时只按实际经过的时间计入，平台不会自动处理任何人
        {flags.length === FLAGS_SHOWN && `；先显示${FLAGS_SHOWN}条`}。
      </PageHeader>
      {flags.length === 0 && (
        <EmptyState title="没有要了解的情况">出现少见的学习情况以后，会列在这里。</EmptyState>
      )}
      {flags.map(({ id, kind, detail, seenAt, personId, name, organisation, lesson }) => (
        <Card key={id} className="flex flex-col gap-4">
          <div>
            <h2 className="text-lg">{flagTitles[kind]}</h2>
            <p>{flagInWords(kind, detail)}</p>
            <p className="flex flex-wrap items-center gap-x-4">
              <Link
                href={`/manage/hours/${personId}` as Route}
                prefetch={false}
                className="flex min-h-target items-center text-teal underline"
              >
                {name}的学时记录
              </Link>
              <span className="text-sm text-muted">
                {[organisation, lesson, dateTimeInWords(seenAt)].filter(Boolean).join("，")}
              </span>
            </p>
          </div>
          <ReviewFlagForm flagId={id} />
        </Card>
      ))}
    </PageFrame>
  );
}
