"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { toAction } from "@/lib/platform/action";
import { answerShowing, askToShow, takeDown } from "@/lib/submissions/commands/gallery";
import {
  arrangeAssignment,
  gradeSubmission,
  returnSubmission,
} from "@/lib/submissions/commands/grade";
import { startSubmission } from "@/lib/submissions/commands/write";

export const startSubmissionAction = toAction(startSubmission, ({ courseSlug, paperSlug }) =>
  revalidatePath(`/learn/${courseSlug}/assignments/${paperSlug}`),
);

export const arrangeAssignmentAction = toAction(arrangeAssignment, ({ courseSlug, paperSlug }) =>
  revalidatePath(`/teach/${courseSlug}/assignments/${paperSlug}`),
);

export const gradeSubmissionAction = toAction(gradeSubmission, ({ courseSlug, paperSlug, next }) =>
  redirect(`/teach/${courseSlug}/assignments/${paperSlug}${next ? `/${next}` : ""}` as Route),
);

export const returnSubmissionAction = toAction(
  returnSubmission,
  ({ courseSlug, paperSlug, next }) =>
    redirect(`/teach/${courseSlug}/assignments/${paperSlug}${next ? `/${next}` : ""}` as Route),
);

type GradedPlace = { courseSlug: string; paperSlug: string; submissionId: string };
const showAgain = ({ courseSlug, paperSlug, submissionId }: GradedPlace) =>
  revalidatePath(`/teach/${courseSlug}/assignments/${paperSlug}/${submissionId}`);

export const askToShowAction = toAction(askToShow, showAgain);

export const takeDownAction = toAction(takeDown, showAgain);

export const answerShowingAction = toAction(answerShowing, ({ courseSlug, paperSlug }) =>
  revalidatePath(`/learn/${courseSlug}/assignments/${paperSlug}`),
);
