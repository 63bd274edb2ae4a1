"use client";

import { useEffect } from "react";
import { registerWorker } from "@/components/offline/register";

/** Wherever somebody enters the site: makes the service worker known, and tells what was studied offline. */
export function OfflineStart() {
  useEffect(() => {
    if (document.readyState === "complete") {
      void navigator.serviceWorker?.register("/sw.js", { scope: "/" }).catch(() => undefined);
    } else registerWorker();
    const tell = () =>
      void import("@/components/offline/tell").then(({ tellAll }) =>
        tellAll().catch(() => undefined),
      );
    tell();
    addEventListener("online", tell);
    return () => removeEventListener("online", tell);
  }, []);
  return null;
}
