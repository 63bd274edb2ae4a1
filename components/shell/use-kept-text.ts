import { useCallback, useEffect, useState } from "react";

type Now = { written: string; dirty: boolean; revision: number | null };

/**
 * Keeps unsaved text on this device, and finds what was kept when the page was left. What was written on
 * another state of the file is not offered.
 */
export function useKeptText(name: string, { written, dirty, revision }: Now) {
  const key = `wushe-kept:${name}:${revision ?? 0}`;
  const [found, setFound] = useState<string | null>(null);

  useEffect(() => {
    setFound(localStorage.getItem(key));
  }, [key]);

  useEffect(() => {
    if (!dirty) return;
    const timer = setTimeout(() => localStorage.setItem(key, written), 400);
    return () => clearTimeout(timer);
  }, [key, dirty, written]);

  const settle = useCallback(() => {
    localStorage.removeItem(key);
    setFound(null);
  }, [key]);
  return { found: dirty ? null : found, settle };
}
