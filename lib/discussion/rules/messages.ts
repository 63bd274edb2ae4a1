/** What people read in their inbox of a question, an answer, an announcement. Pure. */
import type { Outgoing } from "@/lib/messaging/model";

/** Enough to know what it is about. */
const EXCERPT = 60;

export function askedMessage(personId: string, courseSlug: string, text: string): Outgoing {
  return {
    ...{ personId, kind: "discussion", title: "有学员提问" },
    ...{ body: excerpt(text), href: `/teach/${courseSlug}/discussion` },
  };
}

type Place = { courseSlug: string; lessonSlug: string };

export function answeredMessage(
  personId: string,
  { courseSlug, lessonSlug }: Place,
  text: string,
): Outgoing {
  return {
    ...{ personId, kind: "discussion", title: "您的提问有了回复" },
    ...{ body: excerpt(text), href: `/learn/${courseSlug}/lessons/${lessonSlug}/discussion` },
  };
}

export function announcedMessage(
  personId: string,
  courseSlug: string,
  { title, text }: { title: string; text: string },
): Outgoing {
  return {
    ...{ personId, kind: "announcement", title, body: text, href: `/courses/${courseSlug}` },
  };
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const signs = Array.from(line);
  return signs.length <= EXCERPT ? line : `${signs.slice(0, EXCERPT).join("")}…`;
}
