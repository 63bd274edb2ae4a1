/** How an attempt went, moment by moment. Pure. */
import type { AttemptState } from "@/lib/assessment/model/attempt";
import type { MarkCause } from "@/lib/assessment/model/grading";

/** Something that happened to an attempt. Numbers of questions count from 1, in the paper's order. */
export type TimelineEvent =
  | { kind: "opened" }
  | { kind: "answered"; question: number }
  | { kind: "left"; seconds: number | null }
  | { kind: "ended"; state: AttemptState }
  | {
      kind: "marked";
      question: number;
      cause: MarkCause;
      before: number | null;
      after: number;
      reason: string;
      by: string | null;
    };
export type TimelineEntry = { at: Date; event: TimelineEvent };

/** Entries by time; of those at one moment, what opens comes first and what ends last. */
export function timelineOf(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const rank = { opened: 0, answered: 1, left: 1, ended: 2, marked: 3 };
  return [...entries].sort(
    (one, other) =>
      one.at.getTime() - other.at.getTime() || rank[one.event.kind] - rank[other.event.kind],
  );
}

/** How often the answer sheet was left, for those who look at an attempt. */
export function absencesInWords({ times, seconds }: { times: number; seconds: number }): string {
  return times === 0
    ? "作答时没有离开页面"
    : `作答时离开页面${times}次，共${secondsInWords(seconds)}（只供参考）`;
}

/** 75 → "1分15秒". */
export function secondsInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${minutes > 0 ? `${minutes}分` : ""}${rest > 0 || minutes === 0 ? `${rest}秒` : ""}`;
}
