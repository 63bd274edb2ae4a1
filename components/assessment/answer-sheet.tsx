"use client";

import { type FormEvent, useActionState, useRef, useState } from "react";
import { HandInDialog } from "@/components/assessment/hand-in-dialog";
import { QuestionCard } from "@/components/assessment/question-card";
import { SheetBar } from "@/components/assessment/sheet-bar";
import { SheetClosed } from "@/components/assessment/sheet-closed";
import { Situations } from "@/components/assessment/situations";
import { useAbsences } from "@/components/assessment/use-absences";
import { useAnswerBook } from "@/components/assessment/use-answer-book";
import { type HandInAction, useHandIn } from "@/components/assessment/use-hand-in";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { AttemptSheet } from "@/lib/assessment/model/attempt";
import { unansweredNumbers } from "@/lib/assessment/rules/answering";
import { totalPoints } from "@/lib/assessment/rules/grading";
import { refusals } from "@/lib/platform/result";

type Props = { sheet: AttemptSheet; action: HandInAction };

/**
 * The answer sheet. Every change is kept on the device and sent at once; nothing waits for the
 * end. Without scripts it is a plain form, which brings all answers along when it is sent.
 */
export function AnswerSheet({ sheet, action }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { book, view } = useAnswerBook(sheet, form);
  const [state, submitPlain] = useActionState(action, null);
  useAbsences(sheet.id);
  const { handIn, pending, problem } = useHandIn(sheet.id, book, action);
  const [asking, setAsking] = useState(false);
  const [timeIsUp, setTimeIsUp] = useState(false);
  const { questions } = sheet.paper;
  const unanswered = unansweredNumbers(sheet.paper, view.answers);
  const closed = view.saveState === "closed";
  const media = `/learn/${sheet.courseSlug}/media`;

  function ask(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
  }

  function endInTime() {
    if (closed) return;
    setTimeIsUp(true);
    setAsking(true);
    handIn();
  }

  return (
    <>
      <PageHeader title={sheet.title}>
        共{questions.length}题，满分{totalPoints(questions)}分，得分达到{sheet.paper.passPercent}
        %为通过。答一题存一题，断网也不会丢。
      </PageHeader>
      {state && !state.ok && <Notice tone="problem">{refusals[state.refusal.code]}</Notice>}
      <form
        ref={form}
        action={submitPlain}
        onSubmit={ask}
        autoComplete="off"
        className="flex flex-col gap-6"
      >
        <input type="hidden" name="attemptId" value={sheet.id} />
        <fieldset disabled={closed} className="flex min-w-0 flex-col gap-6">
          <legend className="sr-only">试题</legend>
          <Situations questions={questions} media={media}>
            {(question, number) => (
              <QuestionCard
                key={question.versionId}
                number={number}
                question={question}
                answer={view.answers[question.versionId] ?? []}
                storedSequence={sheet.sequences[question.versionId]}
                media={media}
                overruled={view.overruledIds.includes(question.versionId)}
                onChange={(answer) => book.change(question.versionId, answer)}
              />
            )}
          </Situations>
        </fieldset>
        <noscript>
          <Notice tone="info">
            浏览器没有运行脚本，答案会在交卷时一起保存，请在时间到之前交卷。
          </Notice>
        </noscript>
        {closed ? (
          <SheetClosed sheet={sheet} waitingIds={view.waitingIds} />
        ) : (
          <SheetBar
            sheet={sheet}
            view={view}
            unanswered={unanswered}
            serverTime={book.serverTime}
            onTimeUp={endInTime}
          />
        )}
      </form>
      <HandInDialog
        open={asking && !closed}
        unanswered={unanswered}
        pending={pending}
        problem={problem}
        timeIsUp={timeIsUp}
        onClose={() => setAsking(false)}
        onConfirm={handIn}
      />
    </>
  );
}
