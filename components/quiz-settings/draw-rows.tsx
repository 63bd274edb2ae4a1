"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";
import { difficulties } from "@/lib/assessment/model/question";
import { type DrawKind, type DrawRule, drawKinds } from "@/lib/assessment/model/quiz";
import { difficultyWords, drawKindNames } from "@/lib/assessment/rules/quiz-words";

type Props = {
  initial: readonly DrawRule[];
  /** Questions, and situations, that can be drawn. */
  pool: readonly { kind: DrawKind; topic: string }[];
};

/** One line of the draw in each row: how many of which kind, worth how much. */
export function DrawRows({ initial, pool }: Props) {
  const [rows, setRows] = useState(() =>
    (initial.length > 0 ? initial : [{ count: 10, points: 5 }]).map((rule, at) => ({
      id: at,
      rule: rule as Partial<DrawRule>,
    })),
  );
  const topics = [...new Set(pool.map(({ topic }) => topic))].sort();
  const countOf = (kind: DrawKind) => pool.filter((each) => each.kind === kind).length;
  const add = () =>
    setRows((before) => [
      ...before,
      { id: Math.max(-1, ...before.map(({ id }) => id)) + 1, rule: { count: 1, points: 5 } },
    ]);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">抽题规则</legend>
      {rows.map(({ id, rule }, at) => (
        <div
          key={id}
          className="grid grid-cols-2 items-center gap-2 rounded-medium border border-line p-3 sm:grid-cols-3"
        >
          <select
            name={`drawRules.${at}.kind`}
            aria-label={`第${at + 1}条的题型`}
            defaultValue={rule.kind ?? ""}
            className={`min-h-target ${controlStyle}`}
          >
            <option value="">任何题型</option>
            {drawKinds.map((kind) => (
              <option key={kind} value={kind}>
                {drawKindNames[kind]}（有{countOf(kind)}）
              </option>
            ))}
          </select>
          <select
            name={`drawRules.${at}.topic`}
            aria-label={`第${at + 1}条的知识点`}
            defaultValue={rule.topic ?? ""}
            className={`min-h-target ${controlStyle}`}
          >
            <option value="">任何知识点</option>
            {topics.map((topic) => (
              <option key={topic} value={topic}>
                {topic}
              </option>
            ))}
          </select>
          <select
            name={`drawRules.${at}.difficulty`}
            aria-label={`第${at + 1}条的难度`}
            defaultValue={rule.difficulty ?? ""}
            className={`min-h-target ${controlStyle}`}
          >
            <option value="">任何难度</option>
            {difficulties.map((difficulty) => (
              <option key={difficulty} value={difficulty}>
                {difficultyWords[difficulty]}
              </option>
            ))}
          </select>
          <div className="col-span-2 flex items-center gap-4 sm:col-span-3">
            <NumberInput
              name={`drawRules.${at}.count`}
              label={`第${at + 1}条抽几题`}
              value={rule.count ?? 1}
              unit="题"
            />
            <NumberInput
              name={`drawRules.${at}.points`}
              label={`第${at + 1}条每题几分`}
              value={rule.points ?? 5}
              unit="分"
            />
            <Button
              variant="quiet"
              className="ms-auto min-w-target px-2"
              aria-label={`删去第${at + 1}条`}
              onClick={() => setRows((before) => before.filter((row) => row.id !== id))}
            >
              <X className="size-5" aria-hidden="true" />
            </Button>
          </div>
        </div>
      ))}
      <p className="text-sm text-muted">
        材料题按则抽，一则材料的几道题都考，分值是每道小题的。一道题只会抽到一次。
      </p>
      <Button variant="quiet" className="self-start" onClick={add}>
        <Plus className="size-5" aria-hidden="true" />
        加一条
      </Button>
    </fieldset>
  );
}

type NumberProps = { name: string; label: string; value: number; unit: string };

function NumberInput({ name, label, value, unit }: NumberProps) {
  return (
    <span className="flex items-center gap-1">
      <input
        type="number"
        inputMode="numeric"
        name={name}
        aria-label={label}
        min={1}
        max={100}
        required
        defaultValue={value}
        className={`min-h-target w-20 ${controlStyle}`}
      />
      {unit}
    </span>
  );
}
