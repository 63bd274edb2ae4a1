import { unstable_rethrow } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { AnswerBook } from "@/components/assessment/answer-book";
import { type Result, refusals } from "@/lib/platform/result";

export type HandInState = Result<unknown> | null;

/** Written as a method, so that an action whose value is known more precisely fits as well. */
type HandIn = { action(previous: HandInState, form: FormData): Promise<HandInState> };
export type HandInAction = HandIn["action"];

const OFFLINE = "网络不通，还没有交卷。答案都存在本机，请联网后再按一次交卷。";

/**
 * Hands the paper in from a page with scripts: first every answer that is still on the device,
 * then the attempt. The form's own fields stay out of it, since what was saved is newer.
 */
export function useHandIn(attemptId: string, book: AnswerBook, action: HandInAction) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const handedIn = useRef(false);

  // The result takes the sheet's place under the same address: begin it at its beginning.
  useEffect(
    () => () => {
      if (!handedIn.current) return;
      window.scrollTo({ top: 0 });
      document.getElementById("main")?.focus({ preventScroll: true });
    },
    [],
  );

  function handIn() {
    if (pending) return;
    setProblem(null);
    startTransition(async () => {
      const state = await book.flush();
      if (state === "unreachable") return setProblem(OFFLINE);
      if (state === "signed-out") {
        return setProblem("登录已失效，还没有交卷。答案都存在本机，请重新登录后回到这里交卷。");
      }
      const form = new FormData();
      form.set("attemptId", attemptId);
      try {
        const result = await action(null, form);
        if (result && !result.ok) setProblem(refusals[result.refusal.code]);
      } catch (error) {
        // The redirect to the result travels as an error; anything else is the network.
        handedIn.current = true;
        unstable_rethrow(error);
        handedIn.current = false;
        setProblem(OFFLINE);
      }
    });
  }

  return { handIn, pending, problem };
}
