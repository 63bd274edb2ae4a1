import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { AttemptSheet } from "@/lib/assessment/model/attempt";

type Props = {
  sheet: Pick<AttemptSheet, "id" | "courseSlug" | "paper">;
  /** Questions whose last change came too late. */
  waitingIds: readonly string[];
};

/** The attempt ended while this page was open: what counts, what came too late, where to go. */
export function SheetClosed({ sheet, waitingIds }: Props) {
  const late = sheet.paper.questions.flatMap(({ versionId }, index) =>
    waitingIds.includes(versionId) ? [index + 1] : [],
  );
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="info" title="这次测验已经结束">
        <p>
          时间到了，或者已在别处交卷。此前保存的答案都已计入成绩。
          {late.length > 0 &&
            `第${late.join("、")}题最后的改动没有来得及上传，没有计入，仍存在本机。`}
        </p>
      </Notice>
      <ButtonLink external href={`/learn/${sheet.courseSlug}/quiz/${sheet.id}`}>
        查看成绩
      </ButtonLink>
    </div>
  );
}
