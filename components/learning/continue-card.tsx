import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { RingsMark } from "@/components/ui/rings-mark";
import { minutesInWords } from "@/lib/platform/wording";

export type NextStep = {
  courseTitle: string;
  /** The lesson to open, or the quiz to sit. */
  title: string;
  href: string;
  /** Planned minutes of the lesson; null for a quiz. */
  minutes: number | null;
  /** Whether it was begun before. */
  begun: boolean;
};

type Props = {
  next: NextStep | null;
  /** How many courses this person has joined; decides what “nothing next” means. */
  courseCount: number;
};

/** The one thing to do next. */
export function ContinueCard({ next, courseCount }: Props) {
  if (!next) return courseCount === 0 ? <NothingJoined /> : <AllDone />;
  return (
    <section
      aria-labelledby="next-step"
      className="relative overflow-hidden rounded-large bg-teal-soft p-5 sm:p-7"
    >
      <RingsMark className="absolute -end-8 -top-10 size-44 opacity-15" />
      <div className="relative">
        <h2 id="next-step" className="font-sans text-sm font-semibold text-teal-strong">
          {next.begun ? "接着上次学" : "接下来学"}
        </h2>
        <p className="mt-1 font-display text-xl font-bold">{next.title}</p>
        <p className="mt-1 text-muted">
          《{next.courseTitle}》{next.minutes !== null && `　约${minutesInWords(next.minutes)}`}
        </p>
        <ButtonLink href={next.href} external className="mt-5 px-8 max-sm:w-full">
          {wording(next)}
        </ButtonLink>
      </div>
    </section>
  );
}

function wording({ begun, minutes }: NextStep): string {
  if (minutes === null) return begun ? "继续作答" : "参加测验";
  return begun ? "继续学习" : "开始学习";
}

function NothingJoined() {
  return (
    <EmptyState title="还没有加入课程" action={<ButtonLink href="/courses">查看课程</ButtonLink>}>
      挑一门眼下用得上的课，加入以后，每次回来都能从这里接着学。
    </EmptyState>
  );
}

function AllDone() {
  return (
    <EmptyState
      title="已加入的课程都学完了"
      action={
        <ButtonLink href="/courses" variant="secondary">
          看看其他课程
        </ButtonLink>
      }
    >
      辛苦了。学过的课随时可以重读，也可以再选一门新课。
    </EmptyState>
  );
}
