import type { Outcome } from "@/components/submissions/draft-book";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";
import type { DraftFile } from "@/lib/submissions/model/decision";
import type { HandInInput, SavedPart, SavePart } from "@/lib/submissions/model/submission";

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
export async function sendHandIn(body: HandInInput): Promise<string | null> {
  const result = await ask<unknown>("/api/submissions/hand-in", "POST", body);
  if (!result) return "暂时连不上，还没有提交；您写的都已保存，请再按一次提交。";
  if (result.ok) return null;
  return sentence(result.refusal.code, "没有提交，请刷新后再试");
}

function sentence(code: string, otherwise: string): string {
  return isRefusalCode(code) ? refusals[code] : otherwise;
}

const UPLOAD_TIMEOUT_MILLISECONDS = 120_000;

/** The file as the server took it, or what is the matter. */
export async function sendFile(
  submissionId: string,
  file: File,
): Promise<{ file: DraftFile } | { problem: string }> {
  try {
    const asked = new URLSearchParams({ submission: submissionId, name: file.name });
    const response = await fetch(`/api/submissions/files?${asked}`, {
      method: "POST",
      body: file,
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MILLISECONDS),
    });
    const result: Result<DraftFile> = await response.json();
    if (result.ok) return { file: result.value };
    return { problem: sentence(result.refusal.code, "没有上传，请再试一次") };
  } catch {
    return { problem: "暂时连不上，这个文件没有上传；您写的都在，请稍后再选一次" };
  }
}

/** Null once it is gone. */
export async function sendRemoval(submissionId: string, sha256: string): Promise<string | null> {
  const result = await ask<null>("/api/submissions/files", "DELETE", { submissionId, sha256 });
  if (result?.ok) return null;
  return result
    ? sentence(result.refusal.code, "没有去掉，请刷新后再试")
    : "暂时连不上，文件还在，请稍后再试";
}
