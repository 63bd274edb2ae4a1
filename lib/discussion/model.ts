/** The words of discussion: questions under a lesson, replies, and what a team announces. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model/slug";

export const POST_CHARACTERS_MAX = 2000;

/** So many posts an hour are more than anybody has to say. */
export const POSTS_PER_HOUR = 30;

const words = z
  .string()
  .trim()
  .min(1, "请写点内容再发")
  .max(POST_CHARACTERS_MAX, `最多${POST_CHARACTERS_MAX}个字`);

export const AskQuestion = z.object({ courseSlug: Slug, lessonSlug: Slug, text: words });
export const ReplyToQuestion = z.object({ questionId: z.uuid(), text: words });
export const PinReply = z.object({
  replyId: z.uuid(),
  pinned: z.stringbool({ truthy: ["yes"], falsy: ["no"] }),
});

/** What can be taken away. */
export const postKinds = ["question", "reply"] as const;
export type PostKind = (typeof postKinds)[number];
export const RemovePost = z.object({ kind: z.enum(postKinds), id: z.uuid() });

export const Announce = z.object({
  courseSlug: Slug,
  /** The same for a form that is sent twice. */
  key: z.uuid(),
  title: z.string().trim().min(2, "请写标题，至少2个字").max(40, "标题最多40个字"),
  text: z.string().trim().min(1, "请写内容").max(1000, "最多1000个字"),
});

export type Reply = {
  id: string;
  personId: string;
  name: string;
  /** Whether its writer is of the course's team. */
  ofTeam: boolean;
  text: string;
  repliedAt: Date;
  pinned: boolean;
};

export type Question = {
  id: string;
  personId: string;
  name: string;
  text: string;
  askedAt: Date;
  lesson: { slug: string; title: string };
  /** The pinned one first, the others in the order they were written. */
  replies: Reply[];
};

export type Announcement = {
  id: string;
  title: string;
  text: string;
  sentAt: Date;
  name: string;
};
