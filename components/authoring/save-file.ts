import { type Result, refusals } from "@/lib/platform/result";

type Saved = { revisions: Record<string, number> };
type Outcome = { revision: number } | { problem: string };

const TIMEOUT_MILLISECONDS = 20_000;

/** Saves one file of a draft, from the revision it was changed from; or says what keeps it from being saved. */
export async function saveFile(
  courseSlug: string,
  file: { path: string; text: string; base: number },
): Promise<Outcome> {
  try {
    const response = await fetch("/api/authoring/drafts", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ courseSlug, changes: [file] }),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return outcomeOf((await response.json()) as Result<Saved>, file.path);
  } catch {
    return { problem: "网络不通，没有存到平台。您写的留在这台设备上，网络好了再点保存。" };
  }
}

function outcomeOf(result: Result<Saved>, path: string): Outcome {
  if (result.ok) return { revision: result.value.revisions[path] ?? 1 };
  if (result.refusal?.code === "sign_in_required") {
    return { problem: "登录过期了，没有存到平台。请在新窗口登录后回来再点保存，您写的还在这里。" };
  }
  const words = result.refusal ? refusals[result.refusal.code] : "平台出了问题，没有保存";
  return { problem: `${words}。您写的还在这里。` };
}
