"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { latestFile, sendFile } from "@/components/editor/saving/draft-door";
import { DraftKeeper, type SaveState, type Version } from "@/components/editor/saving/draft-keeper";
import { deviceShelf, type KeptDraft } from "@/components/editor/saving/kept-drafts";
import { putToRest, restingKeeper } from "@/components/editor/saving/resting-keepers";

type Options = { courseSlug: string; path: string; personId: string; opened: Version };

type Reading = {
  /** The text as it is now. */
  read: () => string;
  /** Whether an input method is in the middle of a word: then nothing is read or changed. */
  busy: () => boolean;
};

/** The keeper of one file, bound to the page: to its leaving, to the network, to a sign-in elsewhere. */
export function useDraft({ courseSlug, path, personId, opened }: Options) {
  const key = `${personId}:${courseSlug}:${path}`;
  const reading = useRef<Reading>({ read: () => opened.text, busy: () => false });
  const [keeper] = useState(
    () =>
      restingKeeper(key, opened) ??
      new DraftKeeper({
        ...{ key, opened, onState: () => {} },
        read: () => reading.current.read(),
        send: (text, base, anew) => sendFile(courseSlug, path, text, base, anew),
        latest: () => latestFile(courseSlug, path),
        shelf: deviceShelf,
      }),
  );
  /** What to begin with: what the server sent, or what was written in this tab since. */
  const [opening] = useState(() => keeper.text);
  const [state, setState] = useState<SaveState>(keeper.state);
  const [kept, setKept] = useState<KeptDraft | null>(null);

  useRest(key, keeper, opened, () => {
    keeper.wake({ read: () => reading.current.read(), onState: setState });
  });

  useEffect(() => {
    void findKept(key).then((found) => {
      if (found && found.text !== opening) setKept(found);
    });
  }, [key, opening]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState !== "hidden") return void keeper.save();
      void keeper.keep();
      void keeper.save();
    };
    const again = () => void keeper.save();
    const warn = (event: BeforeUnloadEvent) => {
      const phase = keeper.state.phase;
      if (phase !== "saved") event.preventDefault();
      leave();
    };
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      window.removeEventListener("beforeunload", warn);
    };
  }, [keeper]);

  const touch = useCallback(() => {
    if (!reading.current.busy()) keeper.touch();
  }, [keeper]);
  /** What was kept has been taken up, or is not wanted. */
  const answerKept = useCallback(async () => {
    setKept(null);
    await keeper.keep();
    await deviceShelf.remove(beforeOf(key)).catch(() => undefined);
  }, [key, keeper]);
  return { state, kept, answerKept, touch, keeper, opening, reading };
}

/**
 * Another screen of the same page may take this one's place, as “back to the course” does: the keeper finishes
 * by itself, and what is shown by then is asked for once more.
 */
function useRest(key: string, keeper: DraftKeeper, opened: Version, wake: () => void) {
  const router = useRouter();
  const waking = useRef(wake);
  waking.current = wake;
  // Only as it is opened: with each save the keeper's text is newer, and nobody asks for the page again.
  const [isNewer] = useState(() => keeper.base.revision > opened.revision);
  useLayoutEffect(() => {
    waking.current();
    return () => {
      void putToRest(key, keeper).then((saved) => {
        if (saved) router.refresh();
      });
    };
  }, [key, keeper, router]);
  // The heading and the faults beside the text are as old as the text that was brought.
  useEffect(() => {
    if (isNewer) router.refresh();
  }, [isNewer, router]);
}

/** What was kept earlier is put aside until somebody says what becomes of it: what is written now is kept too. */
async function findKept(key: string): Promise<KeptDraft | null> {
  const found = await deviceShelf.get(key);
  if (!found) return await deviceShelf.get(beforeOf(key));
  await deviceShelf.put(beforeOf(key), found).catch(() => undefined);
  return found;
}

const beforeOf = (key: string) => `${key}:before`;
