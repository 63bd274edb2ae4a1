"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useRef } from "react";
import { CriterionField } from "@/components/grading/criterion-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Criterion } from "@/lib/assessment/model/question";
import { gradeAnswerAction } from "@/lib/learning/actions";
import { refusals } from "@/lib/platform/result";

type Props = {
  courseSlug: string;
  attemptId: string;
  versionId: string;
  points: number;
  rubric: readonly Criterion[];
  /** What this grader gave before; null for the first time. */
  own: { criteria: number[]; earned: number; comment: string } | null;
  /** Whether the mark is settled: then a change needs its reason. */
  settled: boolean;
  hint: string | null;
  next: string | null;
  previous: string | null;
};

/**
 * Marks and a comment. Ctrl+Enter saves and goes on; outside the fields, J leads to the next answer
 * and K to the one before. Works without scripts too.
 */
export function GradeForm(props: Props) {
  const { courseSlug, attemptId, versionId, points, rubric, own, settled, hint } = props;
  const [state, submit, pending] = useActionState(gradeAnswerAction, null);
  const form = useRef<HTMLFormElement>(null);
  useGradingKeys(form, props);
  const fields = state && !state.ok ? state.refusal.fields : undefined;

  return (
    <form ref={form} action={submit} className="flex flex-col gap-5">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="attemptId" value={attemptId} />
      <input type="hidden" name="versionId" value={versionId} />
      {state && !state.ok && (
        <Notice tone="problem" title="还没有保存，您填的都在">
          {Object.values(fields ?? {})[0]?.[0] ?? refusals[state.refusal.code]}
        </Notice>
      )}
      {rubric.length > 0 ? (
        rubric.map(({ title, points: most }, at) => (
          <CriterionField
            key={title}
            name={`criteria.${at}`}
            title={title}
            most={most}
            given={own?.criteria[at] ?? null}
          />
        ))
      ) : (
        <Field
          label={`得分（满分${points}分）`}
          name="earned"
          type="number"
          inputMode="numeric"
          min={0}
          max={points}
          defaultValue={own?.earned ?? ""}
          hint={hint ?? undefined}
          error={fields?.earned?.[0]}
        />
      )}
      <TextareaField
        label="给学员的话"
        name="comment"
        optional
        rows={3}
        defaultValue={own?.comment ?? ""}
        hint="评定以后学员看得到，看不到您的名字。"
      />
      {settled && (
        <Field
          label="改分的原因"
          name="reason"
          hint="学员会收到得分更正的消息；原因记入审计。"
          error={fields?.reason?.[0]}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={pending}>
          {pending ? "正在保存…" : settled ? "保存更正" : "保存，看下一份"}
        </Button>
        <span className="text-sm text-muted max-md:hidden">
          Ctrl+Enter 保存 · J 下一份 · K 上一份
        </span>
      </div>
    </form>
  );
}

function useGradingKeys(
  form: React.RefObject<HTMLFormElement | null>,
  { courseSlug, versionId, next, previous }: Props,
) {
  const router = useRouter();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.current?.requestSubmit();
        return;
      }
      const typing =
        event.target instanceof Element && event.target.closest("input,textarea,select");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = event.key === "j" ? next : event.key === "k" ? previous : null;
      if (to) router.push(`/teach/${courseSlug}/grading/${versionId}/${to}`);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [form, router, courseSlug, versionId, next, previous]);
}
