/** How the editor talks to the server about one file of a draft. */
import type { SaveAnswer, Version } from "@/components/editor/saving/draft-keeper";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

type Saved = { revisions: Record<string, number> };

export async function sendFile(
  courseSlug: string,
  path: string,
  text: string,
  base: number | null,
  anew = false,
): Promise<SaveAnswer> {
  const body = JSON.stringify({ courseSlug, changes: [{ path, text, base, anew }] });
  const result = await ask<Saved>("/api/authoring/draft", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    // What is small enough is sent even while the page is being left.
    keepalive: body.length < 20_000,
  });
  if (!result) return { kind: "offline" };
  if (result.ok) return { kind: "saved", revision: result.value.revisions[path] ?? base ?? 1 };
  const { code } = result.refusal;
  if (code === "sign_in_required") return { kind: "signed_out" };
  if (code === "draft.changed_elsewhere") return { kind: "changed_elsewhere" };
  return { kind: "refused", sentence: isRefusalCode(code) ? refusals[code] : FAILED };
}

/** The file as it is on the server now; null when it cannot be had. */
export async function latestFile(courseSlug: string, path: string): Promise<Version | null> {
  const query = new URLSearchParams({ course: courseSlug, path });
  const result = await ask<Version>(`/api/authoring/draft?${query}`, {});
  return result?.ok ? result.value : null;
}

/** Null when the server did not answer. */
export async function ask<T>(address: string, init: RequestInit): Promise<Result<T> | null> {
  const response = await fetch(address, init).catch(() => null);
  if (!response) return null;
  return (await response.json().catch(() => null)) as Result<T> | null;
}

const FAILED = "平台出了问题，内容已存在这台设备上，请稍后再试";
