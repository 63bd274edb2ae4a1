"use server";

import { revalidatePath } from "next/cache";
import { announce } from "@/lib/discussion/commands/announce";
import { pinReply, removePost, withdrawPost } from "@/lib/discussion/commands/moderate";
import { askQuestion, replyToQuestion } from "@/lib/discussion/commands/post";
import { toAction } from "@/lib/platform/action";

/** Both pages that show a course's questions are drawn anew. */
function shownAnew({ courseSlug }: { courseSlug: string }) {
  revalidatePath(`/teach/${courseSlug}/discussion`);
  revalidatePath("/learn/[course]/lessons/[lesson]/discussion", "page");
}

export const askQuestionAction = toAction(askQuestion, shownAnew);
export const replyToQuestionAction = toAction(replyToQuestion, shownAnew);
export const pinReplyAction = toAction(pinReply, shownAnew);
export const withdrawPostAction = toAction(withdrawPost, shownAnew);
export const removePostAction = toAction(removePost, shownAnew);
export const announceAction = toAction(announce, ({ courseSlug }) =>
  revalidatePath(`/teach/${courseSlug}/announcements`),
);
