"use client";

import { useRouter } from "next/navigation";
import {
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from "react";
import { CriterionRow } from "@/components/submissions/criterion-row";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextareaField } from "@/components/ui/textarea-field";
import type { AssignmentTask } from "@/lib/catalogue/model";
import { refusals } from "@/lib/platform/result";
import { gradeSubmissionAction } from "@/lib/submissions/actions";
import type { CriterionMark } from "@/lib/submissions/model/grading";

type Props = {
  submissionId: string;
  number: number;
  rubric: AssignmentTask["rubric"];
  own: { marks: CriterionMark[]; overall: string } | null;
  /** What this grader has said of each criterion before, by its place. */
  comments: readonly (readonly string[] | undefined)[];
  settled: boolean;
  /** Where the queue lies; J and K lead along it. */
  here: string;
  next: string | null;
  previous: string | null;
};

/** Marks by criterion, done with the keyboard alone: the keys are told by the question mark. */
export function GradingForm(props: Props) {
  const { submissionId, number, rubric, own, comments, settled } = props;
  const [state, submit, pending] = useActionState(gradeSubmissionAction, null);
  const [points, setPoints] = useState(() => rubric.map((_, at) => own?.marks[at]?.points ?? null));
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  useQueueKeys(form, keys, props);

  function check(event: FormEvent<HTMLFormElement>) {
    // Sent by hand: a form's own action empties what was typed when it is refused.
    event.preventDefault();
    const first = points.indexOf(null);
    setMissing(first >= 0);
    const typed = new FormData(event.currentTarget);
    if (first < 0) return startTransition(() => submit(typed));
    form.current?.querySelectorAll<HTMLElement>("[data-criterion]")[first]?.focus();
  }

  return (
    <form ref={form} onSubmit={check} className="flex flex-col gap-5">
      <input type="hidden" name="submissionId" value={submissionId} />
      <input type="hidden" name="number" value={number} />
      {state && !state.ok && (
        <Notice tone="problem" title="还没有保存，您填的都在">
          {Object.values(state.refusal.fields ?? {})[0]?.[0] ?? refusals[state.refusal.code]}
        </Notice>
      )}
      {missing && points.includes(null) && (
        <Notice tone="problem">还有标准没有给分，没有保存。</Notice>
      )}
      {rubric.map((criterion, at) => (
        <CriterionRow
          key={criterion.id}
          criterion={criterion}
          at={at}
          points={points[at] ?? null}
          comment={own?.marks[at]?.comment ?? ""}
          earlier={comments[at] ?? []}
          onPoints={(given) => setPoints(points.map((old, place) => (place === at ? given : old)))}
        />
      ))}
      <p className="font-semibold tabular-nums">
        合计{points.reduce<number>((sum, given) => sum + (given ?? 0), 0)}分
      </p>
      <TextareaField
        label="总的评语"
        name="overall"
        optional
        rows={3}
        defaultValue={own?.overall ?? ""}
        hint="评定以后学员看得到，看不到您的名字。"
      />
      {settled && <Field label="改分的原因" name="reason" hint="学员会收到更正的消息。" />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={pending}>
          {pending ? "正在保存…" : settled ? "保存更正" : "保存，看下一份"}
        </Button>
        <Button variant="quiet" onClick={() => keys.current?.showModal()}>
          按键（?）
        </Button>
      </div>
      <dialog
        ref={keys}
        aria-label="按键"
        className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-large border border-line bg-surface p-6 text-ink"
      >
        <ul className="flex flex-col gap-1">
          <li>Tab 下一条标准，Shift+Tab 上一条</li>
          <li>1 做到，2 部分做到，3 没做到</li>
          <li>↑ ↓ 加减1分</li>
          <li>C 给这一条写评语</li>
          <li>Ctrl+Enter 保存，看下一份</li>
          <li>J 下一份，K 上一份</li>
        </ul>
        <Button variant="secondary" onClick={() => keys.current?.close()} className="mt-4">
          知道了
        </Button>
      </dialog>
    </form>
  );
}

function useQueueKeys(
  form: React.RefObject<HTMLFormElement | null>,
  keys: React.RefObject<HTMLDialogElement | null>,
  { here, next, previous }: Props,
) {
  const router = useRouter();
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-criterion]")?.focus();
  }, [form]);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const elsewhere =
        event.target instanceof Element && event.target.closest("form") !== form.current;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        if (elsewhere && event.target !== document.body) return;
        event.preventDefault();
        form.current?.requestSubmit();
        return;
      }
      const typing =
        event.target instanceof Element && event.target.closest("input,textarea,select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "?") keys.current?.showModal();
      const to = event.key === "j" ? next : event.key === "k" ? previous : null;
      if (to) router.push(`${here}/${to}` as Parameters<typeof router.push>[0]);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [form, keys, router, here, next, previous]);
}
