"use server";

import { redirect } from "next/navigation";
import { handInAttempt, startAttempt } from "@/lib/learning/commands/attempts";
import { enrol } from "@/lib/learning/commands/enrol";
import { toAction } from "@/lib/platform/action";

export const enrolAction = toAction(enrol, ({ courseSlug }) => redirect(`/courses/${courseSlug}`));

export const startAttemptAction = toAction(startAttempt, ({ courseSlug, attemptId }) =>
  redirect(`/learn/${courseSlug}/quiz/${attemptId}`),
);

export const handInAttemptAction = toAction(handInAttempt, ({ courseSlug, attemptId }) =>
  redirect(`/learn/${courseSlug}/quiz/${attemptId}`),
);
