"use client";
import { useEffect, useState } from "react";
import { ask } from "@/components/editor/saving/draft-door";

export type Present = { personId: string; name: string };

const EVERY_MS = 15_000;

/** Who else has this file open. Says every quarter of a minute that this page has. */
export function usePresence(courseSlug: string, path: string): readonly Present[] {
  const [others, setOthers] = useState<readonly Present[]>([]);
  useEffect(() => {
    let stopped = false;
    async function tell() {
      if (document.visibilityState === "hidden") return;
      const result = await ask<{ others: Present[] }>("/api/authoring/presence", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ courseSlug, path }),
      });
      if (!stopped && result?.ok) setOthers(result.value.others);
    }
    void tell();
    const timer = setInterval(() => void tell(), EVERY_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [courseSlug, path]);
  return others;
}
