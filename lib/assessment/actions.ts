"use server";

import { revalidatePath } from "next/cache";
import {
  arrangeQuiz,
  grantAccommodation,
  withdrawAccommodation,
} from "@/lib/assessment/commands/arrange";
import { toAction } from "@/lib/platform/action";

export const arrangeQuizAction = toAction(arrangeQuiz, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/quiz`),
);

export const grantAccommodationAction = toAction(grantAccommodation, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/quiz`),
);

export const withdrawAccommodationAction = toAction(withdrawAccommodation, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/quiz`),
);
