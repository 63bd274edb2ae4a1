/**
 * Tells the platform what earlier pages could not: what was studied, and what courseware said. The service
 * worker does it when there is network again, and every page when it opens, for browsers that wake no worker.
 */
import { toUnitReport } from "@/components/reader/package/unit-word";
import {
  allStretches,
  allUnits,
  removeStretch,
  removeUnit,
} from "@/components/reader/study/outbox";
import { toBeat } from "@/components/reader/study/stretch";

/** Refusals that another sign-in resolves; after any other, telling it again is of no use. */
export const CAN_WAIT: readonly string[] = ["sign_in_required", "study.of_another"];

/**
 * Each thing says whose it is: what belongs to somebody else than whoever is signed in now stays here.
 *
 * @throws when there is no network after all
 */
export async function tellAll(): Promise<void> {
  for (const stretch of await allStretches()) {
    const told = await tell("/api/learning/progress", toBeat(stretch, Date.now(), false));
    if (told === "nobody") return;
    if (told === "done") await removeStretch(stretch.id);
  }
  await tellUnits();
}

/** What courseware said, of whatever lesson. */
export async function tellUnits(): Promise<void> {
  for (const word of await allUnits()) {
    const told = await tell("/api/learning/packages", toUnitReport(word, Date.now()));
    if (told === "nobody") return;
    if (told === "done") await removeUnit(word);
  }
}

/** "waits": it is somebody else's; "nobody": nothing can be told now. */
async function tell(path: string, body: unknown): Promise<"done" | "waits" | "nobody"> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status === 401 || response.status >= 500) return "nobody";
  if (response.ok) return "done";
  const answer = (await response.json()) as { refusal?: { code?: string } };
  return CAN_WAIT.includes(answer.refusal?.code ?? "") ? "waits" : "done";
}
