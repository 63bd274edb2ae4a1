"use server";

import { revalidatePath } from "next/cache";
import { toAction } from "@/lib/platform/action";
import { changeQuestions } from "@/lib/transfer/commands/change-questions";

export const changeQuestionsAction = toAction(changeQuestions, () =>
  revalidatePath("/teach/[course]/bank", "page"),
);
