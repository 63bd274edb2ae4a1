import { wordsIn } from "@/lib/assessment/rules/answering";
import { absencesInWords } from "@/lib/assessment/rules/timeline";
import { dateTimeInWords } from "@/lib/platform/wording";

type Props = {
  answer: {
    person: { name: string; organisation: string | null } | null;
    endedAt: Date | null;
    text: string;
    absences: { times: number; seconds: number };
  };
};

/** Whose answer it is, where that may be seen, and how it came about. */
export function AnswerFacts({ answer: { person, endedAt, text, absences } }: Props) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      <span>{person ? `${person.name} ${person.organisation ?? ""}` : "盲评：不显示姓名"}</span>
      {endedAt && <span>{dateTimeInWords(endedAt)}交卷</span>}
      <span>{wordsIn(text)}字</span>
      <span>{absencesInWords(absences)}</span>
    </p>
  );
}
