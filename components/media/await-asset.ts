import { troubleInWords } from "@/components/media/upload-item";
import type { LibraryItem } from "@/lib/authoring/model/library";
import type { Result } from "@/lib/platform/result";

const ASKED_EVERY_MILLISECONDS = 1_000;
const PATIENCE_MILLISECONDS = 4 * 60_000;

type Outcome = { sha256: string } | { problem: string | null };

/** Waits until the platform has looked at a file that arrived. */
export async function awaitAsset(asset: string): Promise<Outcome> {
  for (const began = Date.now(); Date.now() - began < PATIENCE_MILLISECONDS; ) {
    const item = await ask(asset);
    if (item?.sha256) return { sha256: item.sha256 };
    if (item?.trouble) return { problem: troubleInWords(item.trouble, item.detail) };
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MILLISECONDS));
  }
  return { problem: "处理得比平时久，稍后刷新页面再看" };
}

async function ask(asset: string): Promise<LibraryItem | null> {
  const response = await fetch(`/api/media/library?asset=${asset}`).catch(() => null);
  const result = (await response?.json().catch(() => null)) as Result<{
    items: LibraryItem[];
  }> | null;
  return result?.ok ? (result.value.items[0] ?? null) : null;
}
