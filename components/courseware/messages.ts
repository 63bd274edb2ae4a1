/** What passes between a lesson's page and the courseware in its frame. */
import type { CoursewareUnit } from "@/lib/media/model";

/** Given with the frame's name, which the courseware's window can read at once. */
export type CoursewareStart = {
  version: "1.2" | "2004";
  cmi: Record<string, unknown> | null;
  /** What its manifest gives the unit. */
  given?: CoursewareUnit["given"];
};

export type CoursewareMessage = { kind: "state"; cmi: Record<string, unknown> } | { kind: "touch" };

/** A message as it is, or null for anything else that a window may send. */
export function readMessage(data: unknown): CoursewareMessage | null {
  const message = (data as { courseware?: { kind?: unknown; cmi?: unknown } } | null)?.courseware;
  if (message?.kind === "touch") return { kind: "touch" };
  if (message?.kind !== "state" || typeof message.cmi !== "object" || !message.cmi) return null;
  return { kind: "state", cmi: message.cmi as Record<string, unknown> };
}
