import { useEffect, useState } from "react";
import type { LibraryItem } from "@/lib/authoring/model/library";
import type { MediaKind } from "@/lib/media/model";
import type { Result } from "@/lib/platform/result";

/** Typing is over when nothing came for so long. */
const PAUSE_MILLISECONDS = 250;

type Found = { items: LibraryItem[] | null; problem: string | null };

/** The newest files of a kind whose names hold the query; `items` is null until they are there. */
export function useLibrary(kind: MediaKind, query: string): Found {
  const [found, setFound] = useState<Found>({ items: null, problem: null });

  useEffect(() => {
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      const address = `/api/media/library?${new URLSearchParams({ kind, q: query })}`;
      const response = await fetch(address, { signal: asked.signal }).catch(() => null);
      const result = (await response?.json().catch(() => null)) as Result<{
        items: LibraryItem[];
      }> | null;
      if (asked.signal.aborted) return;
      if (!result?.ok) return setFound({ items: [], problem: "媒体库暂时打不开，请稍后再试" });
      const items = result.value.items.filter(({ sha256 }) => sha256);
      setFound({ items, problem: null });
    }, PAUSE_MILLISECONDS);
    return () => {
      asked.abort();
      clearTimeout(timer);
    };
  }, [kind, query]);

  return found;
}
