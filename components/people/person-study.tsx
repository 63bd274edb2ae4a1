import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/tag";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

type Props = {
  personId: string;
  study: {
    courses: readonly {
      id: string;
      title: string;
      kind: "self" | "assigned";
      enrolledAt: Date;
      completedAt: Date | null;
    }[];
    /** Credited in all. */
    minutes: number;
  };
};

/** What somebody studied, in short; the ledger has a page of its own. */
export function PersonStudy({ personId, study }: Props) {
  const done = study.courses.filter(({ completedAt }) => completedAt !== null).length;
  return (
    <section aria-label="学习情况" className="flex flex-col gap-3">
      <h2 className="text-xl">学习情况</h2>
      <p className="text-muted">
        加入{study.courses.length}门课程，学完{done}门，累计记入{minutesInWords(study.minutes)}。
      </p>
      {study.courses.length > 0 && (
        <ul className="divide-y divide-line rounded-large border border-line bg-surface">
          {study.courses.map(({ id, title, kind, enrolledAt, completedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
              <span className="min-w-0 flex-1 basis-52">{title}</span>
              <Tag>{kind === "assigned" ? "必修" : "选修"}</Tag>
              <span className="text-sm text-muted">
                {completedAt
                  ? `${dateInWords(completedAt)}学完`
                  : `${dateInWords(enrolledAt)}加入，学习中`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <ButtonLink href={`/manage/hours/${personId}`} variant="secondary">
          学时记录
        </ButtonLink>
      </div>
    </section>
  );
}
