"use client";

import { useEffect } from "react";
import { registerWorker } from "@/components/offline/register";

/** Makes the service worker known wherever somebody enters the site. */
export function OfflineStart() {
  useEffect(() => {
    if (document.readyState === "complete") {
      void navigator.serviceWorker?.register("/sw.js", { scope: "/" }).catch(() => undefined);
    } else registerWorker();
  }, []);
  return null;
}
