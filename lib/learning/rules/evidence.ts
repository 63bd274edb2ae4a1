/** What each kind of lesson asks for, and when the evidence amounts to it. Pure. */
import type { LessonKind, LessonWork } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";
import { type Demand, FULL_WORK, type LessonDeed } from "@/lib/learning/model/evidence";

/** Share of a text that must have been on screen, in basis points. The last lines of a page are often skipped. */
export const REQUIRED_COVERAGE = 9_000;

/** A practised reader takes no less than this share of the estimated reading time. */
const FASTEST_READER = 0.3;
const REQUIRED_SECONDS = { min: 20, max: 900 } as const;

/** A player reports in steps; so far ahead of the frontier still joins on to it, in seconds. */
const AHEAD_SECONDS = 2;

type Lesson = {
  kind: LessonKind;
  minutes: number;
  readingSeconds: number;
  work: LessonWork | null;
  /** Null for the usual. */
  completion: Completion | null;
  /** How many self-checks it has; looked up only where they are asked for. */
  checksAsked: number;
};

/** Active seconds that a text asks for, from its estimated reading time in seconds. */
export function requiredSeconds(readingSeconds: number): number {
  const seconds = Math.round(readingSeconds * FASTEST_READER);
  return Math.min(REQUIRED_SECONDS.max, Math.max(REQUIRED_SECONDS.min, seconds));
}

/** What a lesson asks for, from what it is and what its author added. */
export function demandOf(lesson: Lesson): Demand {
  const { completion, work, checksAsked } = lesson;
  const usual = { ...usualDemand(lesson), rightChecks: 0, deeds: [] };
  if (!completion) return usual;
  const { percent, seconds, confirm, checks, handIn, accepted } = completion;
  const other = confirm !== undefined || checks !== undefined || handIn !== undefined;
  const ofText = percent === undefined ? (other ? 0 : usual.coverage) : percent * 100;
  const deeds: LessonDeed[] = [
    ...(handIn ? [accepted ? ("accepted" as const) : ("handed_in" as const)] : []),
    ...(confirm ? ["confirmed" as const] : []),
  ];
  return {
    ...usual,
    coverage: work ? usual.coverage : ofText,
    seconds: seconds ?? usual.seconds,
    rightChecks: Math.ceil(((checks ?? 0) * checksAsked) / 100),
    deeds,
  };
}

type Usual = Omit<Demand, "rightChecks" | "deeds">;

function usualDemand({ minutes, readingSeconds, work }: Lesson): Usual {
  switch (work?.kind) {
    case "video":
    case "audio": {
      const ofSecond = FULL_WORK / work.seconds;
      return {
        coverage: work.requiredPercent * 100,
        seconds: 0,
        pace: ofSecond * work.fastest,
        whole: false,
        ahead: work.skipping ? null : Math.ceil(ofSecond * AHEAD_SECONDS),
        questions: work.questions.map(({ question }) => question),
      };
    }
    case "document":
      return {
        coverage: work.requiredPercent * 100,
        seconds: 0,
        pace: FULL_WORK / (work.pages * work.secondsPerPage),
        whole: true,
        ahead: null,
        questions: [],
      };
    case "package":
      // Its units say themselves when they are done, which any script could say: time is asked for too.
      return {
        coverage: FULL_WORK,
        seconds: requiredSeconds(minutes * 60),
        pace: 0,
        whole: false,
        ahead: null,
        questions: [],
      };
    default:
      return {
        coverage: REQUIRED_COVERAGE,
        seconds: requiredSeconds(readingSeconds),
        pace: null,
        whole: false,
        ahead: null,
        questions: [],
      };
  }
}

/** What a learner showed. `covered` is in basis points, `right` counts self-checks. */
export type Evidence = {
  covered: number;
  activeSeconds: number;
  /** Questions on the way that were answered, right or wrong. */
  answered: number;
  right: number;
  deeds: readonly LessonDeed[];
};

/** Whether enough was seen, for long enough, and answered: all but the deeds. */
export function isStudied(evidence: Omit<Evidence, "deeds">, demand: Demand): boolean {
  return (
    evidence.covered >= demand.coverage &&
    evidence.activeSeconds >= demand.seconds &&
    evidence.answered >= demand.questions.length &&
    evidence.right >= demand.rightChecks
  );
}

/** Whether the evidence amounts to what is asked. */
export function meets(evidence: Evidence, demand: Demand): boolean {
  return isStudied(evidence, demand) && demand.deeds.every((deed) => evidence.deeds.includes(deed));
}

/** The calendar day in China of an instant, as 2026-11-23: credit belongs to the learner's day. */
export function dayInChina(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(instant);
}
