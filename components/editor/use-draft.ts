"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { latestFile, sendFile } from "@/components/editor/saving/draft-door";
import { DraftKeeper, type SaveState, type Version } from "@/components/editor/saving/draft-keeper";
import { deviceShelf, type KeptDraft } from "@/components/editor/saving/kept-drafts";

type Options = {
  courseSlug: string;
  path: string;
  personId: string;
  opened: Version;
  /** The text as it is now. */
  read: () => string;
  /** Whether an input method is in the middle of a word: then nothing is read or changed. */
  busy: () => boolean;
};

/** The keeper of one file, bound to the page: to its leaving, to the network, to a sign-in elsewhere. */
export function useDraft({ courseSlug, path, personId, opened, read, busy }: Options) {
  const [state, setState] = useState<SaveState>({ phase: "saved", at: null });
  const [kept, setKept] = useState<KeptDraft | null>(null);
  const reading = useRef({ read, busy });
  reading.current = { read, busy };
  const key = `${personId}:${courseSlug}:${path}`;
  const keeper = useRef<DraftKeeper | null>(null);
  keeper.current ??= new DraftKeeper({
    key,
    opened,
    read: () => reading.current.read(),
    send: (text, base, anew) => sendFile(courseSlug, path, text, base, anew),
    latest: () => latestFile(courseSlug, path),
    shelf: deviceShelf,
    onState: setState,
  });

  useEffect(() => {
    void findKept(key).then((found) => {
      if (found && found.text !== opened.text) setKept(found);
    });
  }, [key, opened.text]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState !== "hidden") return void keeper.current?.save();
      void keeper.current?.keep();
      void keeper.current?.save();
    };
    const again = () => void keeper.current?.save();
    const warn = (event: BeforeUnloadEvent) => {
      const phase = keeper.current?.state.phase;
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
  }, []);

  const touch = useCallback(() => {
    if (!reading.current.busy()) keeper.current?.touch();
  }, []);
  /** What was kept has been taken up, or is not wanted. */
  const answerKept = useCallback(async () => {
    setKept(null);
    await keeper.current?.keep();
    await deviceShelf.remove(beforeOf(key)).catch(() => undefined);
  }, [key]);
  return { state, kept, answerKept, touch, keeper: keeper.current };
}

/** What was kept earlier is put aside until somebody says what becomes of it: what is written now is kept too. */
async function findKept(key: string): Promise<KeptDraft | null> {
  const found = await deviceShelf.get(key);
  if (!found) return await deviceShelf.get(beforeOf(key));
  await deviceShelf.put(beforeOf(key), found).catch(() => undefined);
  return found;
}

const beforeOf = (key: string) => `${key}:before`;
