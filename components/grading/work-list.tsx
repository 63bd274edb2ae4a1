import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/tag";
import type { GradingWork } from "@/lib/assessment/model/grading";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { plainLine } from "@/lib/assessment/rules/question-text";

/** Written questions, each with how many answers wait. */
export function WorkList({
  courseSlug,
  work,
}: {
  courseSlug: string;
  work: readonly GradingWork[];
}) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
      {work.map(({ versionId, kind, stem, points, mine, others, settled, next }) => (
        <li
          key={versionId}
          className="flex flex-wrap items-center gap-x-6 gap-y-3 px-4 py-4 sm:px-5"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className="line-clamp-2 whitespace-pre-line font-semibold">{plainLine(stem)}</p>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted tabular-nums">
              {questionKindNames[kind]} · {points}分
              {mine > 0 && <Tag tone="amber">等您评{mine}份</Tag>}
              {others > 0 && <Tag>等别的老师{others}份</Tag>}
              <span>已评定{settled}份</span>
            </p>
          </div>
          {next ? (
            <ButtonLink href={`/teach/${courseSlug}/grading/${versionId}/${next}`}>
              开始评阅
            </ButtonLink>
          ) : (
            <span className="text-sm text-muted">没有等您评的</span>
          )}
        </li>
      ))}
    </ul>
  );
}
