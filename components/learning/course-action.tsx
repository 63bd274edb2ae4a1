import { EnrolButton } from "@/components/catalogue/enrol-button";
import { PrerequisiteList } from "@/components/learning/prerequisite-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { enrolAction } from "@/lib/learning/actions";
import type { NextStep } from "@/lib/learning/rules/standing";
import { refusals } from "@/lib/platform/result";

type Props = {
  courseSlug: string;
  signedIn: boolean;
  /** Null for someone who has not joined. */
  step: NextStep<{ slug: string }> | null;
  hasQuiz: boolean;
  /** Whether people join only by being assigned. */
  assignedOnly: boolean;
  /** What has to be completed before; for someone who has joined it does not matter any more. */
  prerequisites: readonly { slug: string; title: string; completed: boolean }[];
};

/** The one thing to do with a course now: sign in, join, go on, sit the quiz, look back. */
export function CourseAction({ courseSlug, signedIn, step, hasQuiz, ...rules }: Props) {
  if (!step) return <Join courseSlug={courseSlug} signedIn={signedIn} {...rules} />;
  if (step.kind === "lesson") {
    return (
      <ButtonLink external href={`/learn/${courseSlug}/lessons/${step.lesson.slug}`}>
        继续学习
      </ButtonLink>
    );
  }
  if (!hasQuiz) return <ButtonLink href="/learn/certificates">查看结业证书</ButtonLink>;
  return (
    <ButtonLink href={`/learn/${courseSlug}/quiz`}>
      {step.kind === "quiz" ? "参加结业测验" : "查看测验成绩"}
    </ButtonLink>
  );
}

type JoinProps = Omit<Props, "step" | "hasQuiz">;

function Join({ courseSlug, signedIn, assignedOnly, prerequisites }: JoinProps) {
  const missing = prerequisites.some(({ completed }) => !completed);
  return (
    <>
      {prerequisites.length > 0 && (
        <PrerequisiteList prerequisites={prerequisites} signedIn={signedIn} />
      )}
      {assignedOnly ? (
        <Notice tone="info">{refusals["enrolment.assigned_only"]}。</Notice>
      ) : !signedIn ? (
        <ButtonLink href={`/sign-in?next=/courses/${courseSlug}`}>登录后加入课程</ButtonLink>
      ) : (
        !missing && <EnrolButton action={enrolAction} courseSlug={courseSlug} />
      )}
    </>
  );
}
