import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { bankStateNames } from "@/lib/assessment/rules/bank";
import { plainLine } from "@/lib/assessment/rules/question-text";
import { pagePermit } from "@/lib/platform/session";
import { listAlikeQuestions } from "@/lib/transfer/queries/alike-questions";

export const metadata: Metadata = { title: "相似的题" };

/** Questions of a bank that say nearly the same. */
export default async function AlikePage({ params }: PageProps<"/teach/[course]/bank/alike">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/bank`;
  const permit = await pagePermit("question.maintain", `${here}/alike`);
  const alike = await listAlikeQuestions(permit, slug);
  if (!alike) notFound();
  const { title, groups } = alike;
  return (
    <PageFrame>
      <PageHeader
        title="相似的题"
        eyebrow={title}
        actions={
          <ButtonLink href={here} variant="secondary">
            回到题库
          </ButtonLink>
        }
      >
        题干和选项几乎一样的题放在一组。留一道，其余的可以改写或停用。
      </PageHeader>
      {groups.length === 0 ? (
        <EmptyState title="没有相似的题">题库里每道题的题干和选项都不同。</EmptyState>
      ) : (
        <ol className="flex flex-col gap-4">
          {groups.map((group, at) => (
            <li
              key={group[0]?.id}
              aria-label={`第${at + 1}组`}
              className="overflow-hidden rounded-large border border-line bg-surface"
            >
              <ul className="divide-y divide-line">
                {group.map(({ id, stem, origin, purpose, kind, likeness }, place) => (
                  <li key={id}>
                    <Link
                      href={`${here}/${id}` as Route}
                      prefetch={false}
                      className="block px-4 py-3 -outline-offset-3 hover:bg-surface-2 sm:px-5"
                    >
                      <span className="line-clamp-3 whitespace-pre-line">{plainLine(stem)}</span>
                      <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                        <Tag tone={purpose === "quiz" ? "teal" : "plain"}>
                          {bankStateNames[purpose]}
                        </Tag>
                        {questionKindNames[kind]}
                        {origin === "folder" && " · 写在课程文件里"}
                        {place > 0 && ` · 和前面的题相似${Math.floor(likeness * 100)}%`}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </PageFrame>
  );
}
