import { useEffect, useId, useRef } from "react";
import { QuestionNumbers } from "@/components/assessment/question-navigator";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  open: boolean;
  unanswered: readonly number[];
  pending: boolean;
  problem: string | null;
  /** Time is up: there is nothing left to go back to. */
  timeIsUp: boolean;
  onClose(): void;
  onConfirm(): void;
};

/** Asks once more before the paper is handed in, and names what is still unanswered. */
export function HandInDialog(props: Props) {
  const { open, unanswered, pending, problem, timeIsUp, onClose, onConfirm } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-large border border-line bg-surface p-6 text-ink shadow-float backdrop:bg-[rgb(0_0_0/45%)]"
    >
      <div className="flex flex-col gap-4">
        <h2 id={title} className="text-xl">
          {timeIsUp ? "时间到" : "现在交卷吗？"}
        </h2>
        {!timeIsUp && <Unanswered numbers={unanswered} onGo={onClose} />}
        <p>
          {timeIsUp ? "您保存的答案都会计入成绩。" : "交卷后马上出成绩和解析，不能再修改答案。"}
        </p>
        {problem && <Notice tone="problem">{problem}</Notice>}
        <div className="flex flex-wrap justify-end gap-3">
          {!timeIsUp && (
            <Button variant="secondary" onClick={onClose} disabled={pending}>
              再检查一下
            </Button>
          )}
          <Button onClick={onConfirm} disabled={pending}>
            {pending ? "正在交卷…" : timeIsUp ? "交卷" : "确认交卷"}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

function Unanswered({ numbers, onGo }: { numbers: readonly number[]; onGo(): void }) {
  if (numbers.length === 0) return <p>所有题目都已作答。</p>;
  return (
    <div className="flex flex-col gap-3">
      <p>
        还有<strong className="text-danger">{numbers.length}题</strong>没有作答，点题号可以回去：
      </p>
      <QuestionNumbers numbers={numbers} unanswered={numbers} onGo={onGo} />
    </div>
  );
}
