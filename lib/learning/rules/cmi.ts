/** What a piece of courseware says of a learner, in the terms of the platform. Pure. */
import { FULL_WORK, type ReadRange } from "@/lib/learning/model/evidence";
import type { Courseware } from "@/lib/media/model";

type Cmi = Readonly<Record<string, unknown>>;
type Standing = { done: boolean; score: number | null };

/**
 * Whether a unit is done, and its score in basis points. SCORM 1.2 (RTE §3.4.2): `core.lesson_status`
 * passed or completed. SCORM 2004 (RTE 4th ed. §4.2.4, §4.2.22): `completion_status` completed or
 * `success_status` passed, unless it says failed.
 */
export function standingOf(cmi: Cmi, version: Courseware["version"]): Standing {
  if (version === "1.2") {
    const core = within(cmi, "core");
    const status = String(core.lesson_status ?? "");
    return {
      done: status === "passed" || status === "completed",
      score: scoreOf(within(core, "score")),
    };
  }
  const success = String(cmi.success_status ?? "");
  const completed = cmi.completion_status === "completed";
  const score = within(cmi, "score");
  const scaled = numberOf(score.scaled);
  return {
    done: success === "passed" || (completed && success !== "failed"),
    score: scaled === null ? scoreOf(score) : basisPoints(scaled),
  };
}

/**
 * What SCORM 1.2 says when it is finished without having said how it went (RTE §3.4.4): it is complete;
 * with a mastery score and points, passed or failed by them.
 */
export function whenFinished(cmi: Cmi): Cmi {
  const core = within(cmi, "core");
  const points = numberOf(within(core, "score").raw);
  const mastery = numberOf(within(cmi, "student_data").mastery_score);
  const status = String(core.lesson_status ?? "");
  if (mastery !== null && points !== null && status !== "browsed") {
    const lesson_status = points >= mastery ? "passed" : "failed";
    return { ...cmi, core: { ...core, lesson_status } };
  }
  if (status !== "" && status !== "not attempted") return cmi;
  return { ...cmi, core: { ...core, lesson_status: "completed" } };
}

/** A unit as a stretch of the work, in basis points; null for one that the package does not have. */
export function unitRange(units: readonly { id: string }[], unitId: string): ReadRange | null {
  const at = units.findIndex(({ id }) => id === unitId);
  if (at < 0) return null;
  const edge = (index: number) => Math.round((index / units.length) * FULL_WORK);
  return [edge(at), edge(at + 1)];
}

function scoreOf(score: Cmi): number | null {
  const raw = numberOf(score.raw);
  if (raw === null) return null;
  const min = numberOf(score.min) ?? 0;
  const max = numberOf(score.max) ?? 100;
  return max > min ? basisPoints((raw - min) / (max - min)) : null;
}

function basisPoints(share: number): number {
  return Math.min(FULL_WORK, Math.max(0, Math.round(share * FULL_WORK)));
}

function within(cmi: Cmi, name: string): Cmi {
  const value = cmi[name];
  return typeof value === "object" && value !== null ? (value as Cmi) : {};
}

function numberOf(value: unknown): number | null {
  if (value === "" || value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
