import type { QueuedResponse } from "@/components/assessment/response-queue";
import type { SavedResponse, SaveResponse } from "@/lib/assessment/model/attempt";
import type { Answer } from "@/lib/assessment/model/question";
import type { Result } from "@/lib/platform/result";

/** What became of an answer that was sent. */
export type Outcome =
  | { kind: "stored"; sequence: number; newer: Answer | null }
  /** The attempt has ended; the answer came too late. */
  | { kind: "closed" }
  | { kind: "signed-out" }
  /** The server understood and will never take it: there is no use in sending it again. */
  | { kind: "rejected" }
  /** No answer, or none that makes sense. */
  | { kind: "unreachable" };

const TIMEOUT_MILLISECONDS = 12_000;

/** Sends one answer. `keepalive` lets it finish even when the page is being left. */
export async function sendResponse(attemptId: string, entry: QueuedResponse): Promise<Outcome> {
  const body: SaveResponse = { attemptId, ...entry };
  try {
    const response = await fetch("/api/assessment/responses", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return outcomeOf(response.status, await response.json());
  } catch {
    return { kind: "unreachable" };
  }
}

/** Only the server's own words count: a hotel's sign-in page answers 200 as well. */
export function outcomeOf(status: number, body: unknown): Outcome {
  const result = isResult(body) ? body : null;
  if (result?.ok && Number.isInteger(result.value?.sequence)) {
    return {
      kind: "stored",
      sequence: result.value.sequence,
      newer: Array.isArray(result.value.newer) ? result.value.newer : null,
    };
  }
  if (!result || result.ok || status >= 500) return { kind: "unreachable" };
  switch (result.refusal?.code) {
    case "attempt.closed":
      return { kind: "closed" };
    case "sign_in_required":
      return { kind: "signed-out" };
    default:
      return { kind: "rejected" };
  }
}

function isResult(body: unknown): body is Result<SavedResponse> {
  return typeof body === "object" && body !== null && "ok" in body;
}
