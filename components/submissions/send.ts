import type { Outcome } from "@/components/submissions/draft-book";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";
import type { HandIn, SavedPart, SavePart } from "@/lib/submissions/model/submission";

const TIMEOUT_MILLISECONDS = 12_000;

async function ask<T>(path: string, method: string, body: object): Promise<Result<T> | null> {
  try {
    const response = await fetch(path, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer: unknown = await response.json();
    // Only the server's own words count: a hotel's sign-in page answers 200 as well.
    const ours = typeof answer === "object" && answer !== null && "ok" in answer;
    return ours && response.status < 500 ? (answer as Result<T>) : null;
  } catch {
    return null;
  }
}

export async function sendPart(entry: SavePart): Promise<Outcome> {
  const result = await ask<SavedPart>("/api/submissions/parts", "PUT", entry);
  if (!result) return { kind: "unreachable" };
  if (result.ok) return { kind: "stored", ...result.value };
  switch (result.refusal.code) {
    case "sign_in_required":
      return { kind: "signed-out" };
    case "submission.handed_in":
      return { kind: "closed" };
    default:
      return { kind: "rejected" };
  }
}

/** Null once it is handed in; otherwise what is the matter. */
export async function sendHandIn(body: HandIn): Promise<string | null> {
  const result = await ask<unknown>("/api/submissions/hand-in", "POST", body);
  if (!result) return "暂时连不上，还没有提交；您写的都已保存，请再按一次提交。";
  if (result.ok) return null;
  const { code } = result.refusal;
  return isRefusalCode(code) ? refusals[code] : "没有提交，请刷新后再试";
}
