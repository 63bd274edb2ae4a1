"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { toAction } from "@/lib/platform/action";
import { changeQuestions } from "@/lib/transfer/commands/change-questions";
import { resetQuizRules, setQuizRules } from "@/lib/transfer/commands/quiz-rules";

export const changeQuestionsAction = toAction(changeQuestions, () =>
  revalidatePath("/teach/[course]/bank", "page"),
);

export const setQuizRulesAction = toAction(setQuizRules, ({ courseSlug, release }) =>
  redirect(`/teach/${courseSlug}/quiz?saved=${release ?? "same"}`),
);

export const resetQuizRulesAction = toAction(resetQuizRules, ({ courseSlug, release }) =>
  redirect(`/teach/${courseSlug}/quiz?saved=${release ?? "same"}`),
);
