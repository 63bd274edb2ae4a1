"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { assignCourse } from "@/lib/learning/commands/assign";
import { handInAttempt, startAttempt } from "@/lib/learning/commands/attempts";
import { decideClaim, submitClaim, withdrawClaim } from "@/lib/learning/commands/claims";
import { enrol } from "@/lib/learning/commands/enrol";
import { correctQuestionKey, gradeWrittenAnswer } from "@/lib/learning/commands/grade";
import { correctCredit, setRequirement, stateQualification } from "@/lib/learning/commands/hours";
import { renew } from "@/lib/learning/commands/renew";
import { reviewFlag } from "@/lib/learning/commands/review-flag";
import { takeBack } from "@/lib/learning/commands/take-back";
import { toAction } from "@/lib/platform/action";

export const enrolAction = toAction(enrol, ({ courseSlug }) => redirect(`/courses/${courseSlug}`));

export const assignCourseAction = toAction(assignCourse, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/roster/assign`),
);

export const takeBackAction = toAction(takeBack, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/roster/assign`),
);

export const renewAction = toAction(renew, ({ courseSlug }) =>
  redirect(`/courses/${courseSlug}?renewed=1` as Route),
);

export const startAttemptAction = toAction(startAttempt, ({ courseSlug, attemptId }) =>
  redirect(`/learn/${courseSlug}/quiz/${attemptId}`),
);

export const gradeAnswerAction = toAction(gradeWrittenAnswer, ({ courseSlug, versionId, next }) =>
  redirect(`/teach/${courseSlug}/grading${next ? `/${versionId}/${next}` : ""}` as Route),
);

export const correctKeyAction = toAction(correctQuestionKey, ({ courseSlug, questionId }) =>
  revalidatePath(`/teach/${courseSlug}/bank/${questionId}/regrade`),
);

export const handInAttemptAction = toAction(handInAttempt, ({ courseSlug, attemptId }) =>
  redirect(`/learn/${courseSlug}/quiz/${attemptId}`),
);

export const stateQualificationAction = toAction(stateQualification, () =>
  revalidatePath("/learn/record"),
);

export const submitClaimAction = toAction(submitClaim, () => redirect("/learn/record?claimed=1"));

export const withdrawClaimAction = toAction(withdrawClaim, () => revalidatePath("/learn/record"));

export const decideClaimAction = toAction(decideClaim, () => revalidatePath("/manage/hours"));

export const reviewFlagAction = toAction(reviewFlag, () => revalidatePath("/manage/study"));

export const setRequirementAction = toAction(setRequirement, () => revalidatePath("/manage/hours"));

export const correctCreditAction = toAction(correctCredit, ({ personId }) =>
  revalidatePath(`/manage/hours/${personId}`),
);
