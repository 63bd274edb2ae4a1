/** The words of messaging: what the platform tells people, in their inbox (站内消息). No I/O. */
import { z } from "zod";

/** graded: a written answer has its marks · regraded: marks changed after a key was put right · hours: the ledger · certificate: issued, revoked, issued anew · discussion: asked or answered · announcement: by a course's team · publishing: a draft on its way to learners · assignment: returned or graded · role: given, changed or taken away. */
export const messageKinds = [
  "graded",
  "regraded",
  "hours",
  "certificate",
  "discussion",
  "announcement",
  "publishing",
  "assignment",
  "role",
] as const;
export type MessageKind = (typeof messageKinds)[number];

export type Message = {
  id: string;
  kind: MessageKind;
  title: string;
  body: string;
  href: string;
  sentAt: Date;
  readAt: Date | null;
};

/** A message on its way to one person. */
export type Outgoing = Pick<Message, "kind" | "title" | "body" | "href"> & { personId: string };

export const ReadMessages = z.object({});
