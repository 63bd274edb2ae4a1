import { EnrolButton } from "@/components/catalogue/enrol-button";
import { ButtonLink } from "@/components/ui/button-link";
import { enrolAction } from "@/lib/learning/actions";
import type { NextStep } from "@/lib/learning/rules/standing";

type Props = {
  courseSlug: string;
  signedIn: boolean;
  /** Null for someone who has not joined. */
  step: NextStep<{ slug: string }> | null;
};

/** The one thing to do with a course now: sign in, join, go on, sit the quiz, look back. */
export function CourseAction({ courseSlug, signedIn, step }: Props) {
  if (!signedIn) {
    return <ButtonLink href={`/sign-in?next=/courses/${courseSlug}`}>登录后加入课程</ButtonLink>;
  }
  if (!step) return <EnrolButton action={enrolAction} courseSlug={courseSlug} />;
  if (step.kind === "lesson") {
    return (
      <ButtonLink external href={`/learn/${courseSlug}/lessons/${step.lesson.slug}`}>
        继续学习
      </ButtonLink>
    );
  }
  return (
    <ButtonLink href={`/learn/${courseSlug}/quiz`}>
      {step.kind === "quiz" ? "参加结业测验" : "查看测验成绩"}
    </ButtonLink>
  );
}
