import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import { AnswerBook } from "@/components/assessment/answer-book";
import { deviceStorage } from "@/components/assessment/response-store";
import { sendResponse } from "@/components/assessment/send-response";
import type { AttemptSheet } from "@/lib/assessment/model/attempt";

/** The answers of the sheet, tied to this page: its form, its network, its coming and going. */
export function useAnswerBook(sheet: AttemptSheet, form: RefObject<HTMLFormElement | null>) {
  const [book] = useState(
    () => new AnswerBook(sheet, { send: sendResponse, storage: deviceStorage, now: Date.now }),
  );
  const view = useSyncExternalStore(book.subscribe, book.view, book.view);

  useEffect(() => {
    const early = form.current ? pickedEarly(form.current, sheet) : [];
    book.start();
    for (const [versionId, answer] of early) book.change(versionId, answer);
    const stopListening = listen(book);
    return () => {
      stopListening();
      book.stop();
    };
  }, [book, form, sheet]);

  return { book, view };
}

/** What was chosen in the form while the scripts were still on their way. */
function pickedEarly(form: HTMLFormElement, { paper, answers }: AttemptSheet) {
  const picked = new FormData(form);
  return paper.questions.flatMap(({ versionId, body }): [string, string[]][] => {
    const values = picked.getAll(`answers.${versionId}[]`).map(String);
    const answer = body.kind === "matching" ? values : values.filter(Boolean);
    const before = answers[versionId] ?? [];
    const same = answer.length === before.length && answer.every((id) => before.includes(id));
    return same || !answer.some(Boolean) ? [] : [[versionId, answer]];
  });
}

function listen(book: AnswerBook) {
  const wake = () => book.wake();
  const onVisibility = () => (document.visibilityState === "hidden" ? book.leave() : book.wake());
  const onStorage = (event: StorageEvent) => book.noticeTab(event);
  const leave = () => book.leave();
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
  window.addEventListener("pageshow", wake);
  window.addEventListener("pagehide", leave);
  window.addEventListener("storage", onStorage);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", wake);
    window.removeEventListener("pageshow", wake);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("storage", onStorage);
  };
}
