import type { ReactNode } from "react";
import { MarkedText } from "@/components/submissions/marked-text";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { AssignmentTask } from "@/lib/catalogue/model";
import { dateTimeInWords } from "@/lib/platform/wording";
import type { CriterionMark } from "@/lib/submissions/model/grading";
import { rubricTotal } from "@/lib/submissions/rules/marking";

type Props = {
  task: AssignmentTask;
  mark: number | null;
  accepted: boolean;
  version: { parts: Record<string, string>; submittedAt: Date; penaltyPercent: number };
  children: ReactNode;
  gradings: readonly { marks: CriterionMark[]; overall: string }[];
};

/** What was handed in, and, once it is settled, what graders said of it. */
export function HandedIn({ task, mark, accepted, version, gradings, children }: Props) {
  const { parts, submittedAt, penaltyPercent } = version;
  return (
    <div className="flex flex-col gap-6">
      {mark === null ? (
        <Notice tone="success" title="已提交，等老师评">
          {dateTimeInWords(submittedAt)}提交。评完以后会发站内消息告诉您。
        </Notice>
      ) : (
        <Notice
          tone={accepted ? "success" : "info"}
          title={accepted ? "已评，合格" : "已评，还不合格"}
        >
          得{mark}分，满分{rubricTotal(task.rubric)}分。
          {penaltyPercent > 0 && `迟交扣去${penaltyPercent}%。`}
        </Notice>
      )}
      {gradings.map(({ marks, overall }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: graders stay nameless, their order is all there is
        <Card key={at} className="flex flex-col gap-3">
          <h2 className="text-lg">
            {gradings.length > 1 ? `第${at + 1}位老师的评阅` : "老师的评阅"}
          </h2>
          <ul className="flex flex-col gap-2">
            {task.rubric.map(({ id, title, points }, row) => (
              <li key={id}>
                {title}：{marks[row]?.points ?? 0}分，满分{points}分
                {marks[row]?.comment && (
                  <span className="block whitespace-pre-line text-muted">{marks[row].comment}</span>
                )}
              </li>
            ))}
          </ul>
          {overall && <p className="whitespace-pre-line">{overall}</p>}
        </Card>
      ))}
      {task.parts.map(({ id, title }) => (
        <section key={id} className="flex flex-col gap-2">
          <h2 className="text-lg">{title}</h2>
          <MarkedText text={parts[id] ?? ""} />
        </section>
      ))}
      {children}
    </div>
  );
}
