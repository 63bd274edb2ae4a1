import { useEffect, useState, useSyncExternalStore } from "react";
import { deviceStorage } from "@/components/assessment/response-store";
import { DraftBook } from "@/components/submissions/draft-book";
import { sendPart } from "@/components/submissions/send";
import type { DraftPart } from "@/lib/submissions/model/submission";

/**
 * The parts being written on this page; tried again whenever the page or the network comes back. Before it
 * has `started`, on a slow network, nothing is listening to what would be written.
 */
export function useDraftBook(submissionId: string, draft: Record<string, DraftPart>) {
  const [book] = useState(
    () =>
      new DraftBook(submissionId, draft, {
        send: sendPart,
        storage: deviceStorage,
        newWriter: () => crypto.randomUUID(),
      }),
  );
  const view = useSyncExternalStore(book.subscribe, book.view, book.view);
  const [started, setStarted] = useState(false);
  useEffect(() => {
    book.start();
    setStarted(true);
    const wake = () => book.again();
    const places = [
      [document, "visibilitychange"],
      [window, "online"],
      [window, "pageshow"],
      [window, "pagehide"],
    ] as const;
    for (const [place, name] of places) place.addEventListener(name, wake);
    return () => {
      for (const [place, name] of places) place.removeEventListener(name, wake);
      book.stop();
    };
  }, [book]);
  return { book, view, started };
}
