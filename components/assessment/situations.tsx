import type { ReactNode } from "react";
import { QuestionText } from "@/components/assessment/question-text";
import { situationsOf } from "@/lib/assessment/rules/situations";

type Asked = { versionId: string; material?: string | undefined };
type Props<Q extends Asked> = {
  questions: readonly Q[];
  /** Where pictures lie, see QuestionText. */
  media: string;
  children: (question: Q, number: number) => ReactNode;
};

/** The questions of a paper; those about one situation stand under it. */
export function Situations<Q extends Asked>({ questions, media, children }: Props<Q>) {
  return situationsOf(questions).map(({ material, first, questions: asked }) => {
    const cards = asked.map((question, at) => children(question, first + at));
    if (material === "") return cards;
    const last = first + asked.length - 1;
    return (
      <section
        key={asked[0]?.versionId}
        aria-label={`第${first}至${last}题的材料`}
        className="flex flex-col gap-4 rounded-large border border-teal bg-teal-soft/40 p-3 sm:p-4"
      >
        <div className="px-2 pt-1">
          <p className="text-sm font-semibold text-teal-strong">
            {first === last ? `阅读材料，回答第${first}题` : `阅读材料，回答第${first}至${last}题`}
          </p>
          <QuestionText text={material} media={media} className="mt-1" />
        </div>
        {cards}
      </section>
    );
  });
}
