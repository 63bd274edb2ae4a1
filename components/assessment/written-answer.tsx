import { QuestionText } from "@/components/assessment/question-text";
import type { ReportedQuestion } from "@/lib/assessment/model/attempt";
import { isWritten } from "@/lib/assessment/rules/answering";

type Props = {
  question: ReportedQuestion;
  /** Where pictures lie, see QuestionText. */
  media: string;
};

/** A written answer with what graders gave and said, and what a good answer says. */
export function WrittenAnswer({ question, media }: Props) {
  const { body, answer, gradings, earned } = question;
  if (!isWritten(body)) return null;
  const rubric = body.kind === "essay" ? body.rubric : [];
  return (
    <div className="flex flex-col gap-4">
      <Block title="回答">
        <p className="whitespace-pre-line">{answer[0]?.trim() || "没有作答"}</p>
      </Block>
      {earned !== null &&
        gradings.map(({ criteria, comment }, at) => (
          <Block
            // biome-ignore lint/suspicious/noArrayIndexKey: graders stay nameless, their order is all there is
            key={at}
            title={gradings.length > 1 ? `第${at + 1}位老师的评阅` : "老师的评阅"}
          >
            {criteria.length > 0 && (
              <ul className="list-disc ps-5">
                {rubric.map(({ title, points }, row) => (
                  <li key={title}>
                    {title}：{criteria[row] ?? 0}分，满分{points}分
                  </li>
                ))}
              </ul>
            )}
            <p className="whitespace-pre-line">{comment || "没有留言。"}</p>
          </Block>
        ))}
      {body.sample !== "" && (
        <Block title="参考答案">
          <QuestionText text={body.sample} media={media} />
        </Block>
      )}
    </div>
  );
}

function Block({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="rounded-medium border border-line px-4 py-3">
      <p className="text-sm font-semibold text-muted">{title}</p>
      {children}
    </div>
  );
}
