import { Notice } from "@/components/ui/notice";

type Props = {
  answer: {
    markers: number;
    mark: number | null;
    gradedBy: number;
    others: { graderId: string; graderName: string; earned: number; comment: string }[];
  };
};

/** What other graders gave; before the mark is settled only that they did. */
export function OtherGradings({ answer: { markers, mark, gradedBy, others } }: Props) {
  if (mark === null && markers > 1) {
    return (
      <div className="mt-4">
        <Notice tone="info">
          这道题由两位老师各评一次，已评{gradedBy}次。两人相差超过满分的五分之一，由第三位老师定。
        </Notice>
      </div>
    );
  }
  if (others.length === 0) return null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="font-sans text-sm font-semibold text-muted">别的老师</h3>
      <ul>
        {others.map(({ graderId, graderName, earned, comment }) => (
          <li key={graderId}>
            {graderName}：{earned}分{comment && `。${comment}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
