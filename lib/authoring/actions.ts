"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { archiveCourse } from "@/lib/authoring/commands/archive-course";
import { saveCaptions } from "@/lib/authoring/commands/captions";
import { changeOutline, changeSheet } from "@/lib/authoring/commands/change-outline";
import { copyLesson, sendLesson } from "@/lib/authoring/commands/copy-lesson";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { cancelPlan, planPublishing } from "@/lib/authoring/commands/plans";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { replaceFile } from "@/lib/authoring/commands/replace-file";
import { decideReview, writeReviewNote } from "@/lib/authoring/commands/review";
import { rollBack } from "@/lib/authoring/commands/roll-back";
import { requireReview, submitDraft, withdrawDraft } from "@/lib/authoring/commands/submissions";
import { joinTeam, leaveTeam } from "@/lib/authoring/commands/team";
import { toAction } from "@/lib/platform/action";

export const createCourseAction = toAction(createCourse, ({ courseSlug }) =>
  redirect(`/teach/${courseSlug}`),
);

export const changeOutlineAction = toAction(changeOutline, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const changeSheetAction = toAction(changeSheet, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const copyLessonAction = toAction(copyLesson, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const sendLessonAction = toAction(sendLesson, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const publishDraftAction = toAction(publishDraft, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`, "layout"),
);

export const submitDraftAction = toAction(submitDraft, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`, "layout"),
);

export const withdrawDraftAction = toAction(withdrawDraft, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`, "layout"),
);

export const requireReviewAction = toAction(requireReview, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/publish`),
);

export const writeReviewNoteAction = toAction(writeReviewNote, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/publish`),
);

export const decideReviewAction = toAction(decideReview, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/publish`),
);

export const planPublishingAction = toAction(planPublishing, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/publish`),
);

export const cancelPlanAction = toAction(cancelPlan, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/publish`),
);

export const rollBackAction = toAction(rollBack, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`, "layout"),
);

export const archiveCourseAction = toAction(archiveCourse, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const joinTeamAction = toAction(joinTeam, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const leaveTeamAction = toAction(leaveTeam, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}`),
);

export const replaceFileAction = toAction(replaceFile);
export const saveCaptionsAction = toAction(saveCaptions);
