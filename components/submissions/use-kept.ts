import { useEffect, useState } from "react";
import type { z } from "zod";
import { deviceStorage } from "@/components/assessment/response-store";

/** A list that stays on this device from page to page, until it is handed in with the work. */
export function useKept<T>(key: string, entry: z.ZodType<T>) {
  const [kept, setKept] = useState<readonly T[]>([]);

  useEffect(() => {
    const found = entry.array().safeParse(read(key));
    if (found.success) setKept(found.data);
  }, [key, entry]);

  function keep(next: readonly T[]) {
    setKept(next);
    try {
      deviceStorage()?.setItem(key, JSON.stringify(next));
    } catch {
      // Kept in memory only: after a reload it is asked again.
    }
  }
  return [kept, keep] as const;
}

function read(key: string): unknown {
  try {
    return JSON.parse(deviceStorage()?.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}
