"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { archiveCourse } from "@/lib/authoring/commands/archive-course";
import { saveCaptions } from "@/lib/authoring/commands/captions";
import { changeOutline, changeSheet } from "@/lib/authoring/commands/change-outline";
import { copyLesson, sendLesson } from "@/lib/authoring/commands/copy-lesson";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { replaceFile } from "@/lib/authoring/commands/replace-file";
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
  revalidatePath(`/teach/${courseSlug}`),
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
