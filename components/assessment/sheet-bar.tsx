import type { AnswerBookView } from "@/components/assessment/answer-book";
import { Countdown } from "@/components/assessment/countdown";
import { QuestionNavigator } from "@/components/assessment/question-navigator";
import { SaveTrouble, SaveWord } from "@/components/assessment/save-status";
import { Button } from "@/components/ui/button";
import type { AttemptSheet } from "@/lib/assessment/model/attempt";

type Props = {
  sheet: AttemptSheet;
  view: AnswerBookView;
  unanswered: readonly number[];
  serverTime(): number;
  onTimeUp(): void;
};

/**
 * Under the thumb all the time: time left, answered, saved, question numbers, hand in. On phones
 * it replaces the tab bar: while the clock runs nobody should leave by a slip of the thumb.
 */
export function SheetBar({ sheet, view, unanswered, serverTime, onTimeUp }: Props) {
  const count = sheet.paper.questions.length;
  const path = `/learn/${sheet.courseSlug}/quiz/${sheet.id}`;
  return (
    <section
      aria-label="答题进度"
      data-bar="foot"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-float md:sticky md:inset-x-auto md:-mx-6 md:rounded-t-large md:border-x print:hidden"
    >
      <SaveTrouble
        state={view.saveState}
        waiting={view.waitingIds.length}
        signInHref={`/sign-in?next=${encodeURIComponent(path)}`}
      />
      <div className="flex flex-wrap items-center gap-2 px-4 py-2 sm:gap-3 sm:px-6">
        <div className="me-auto whitespace-nowrap leading-tight">
          <Countdown closesAt={sheet.closesAt} serverTime={serverTime} onZero={onTimeUp} />
          <p className="text-xs text-muted">
            已答 <span className="tabular-nums">{`${count - unanswered.length}/${count}`}</span>
            {" · "}
            <SaveWord state={view.saveState} />
          </p>
        </div>
        <QuestionNavigator count={count} unanswered={unanswered} />
        <Button type="submit" className="whitespace-nowrap">
          交卷
        </Button>
      </div>
    </section>
  );
}
