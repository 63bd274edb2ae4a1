"use client";

import type { Route } from "next";
import Link from "next/link";
import { useActionState, useState } from "react";
import { BankChangeBar } from "@/components/bank/bank-change-bar";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { Purpose } from "@/lib/assessment/model/bank";
import type { Difficulty, QuestionKind } from "@/lib/assessment/model/question";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { bankStateNames } from "@/lib/assessment/rules/bank";
import { plainLine } from "@/lib/assessment/rules/question-text";
import { refusals } from "@/lib/platform/result";
import { changeQuestionsAction } from "@/lib/transfer/actions";
import { difficultyNames } from "@/lib/transfer/model/exchange";

export type ListedQuestion = {
  id: string;
  purpose: Purpose;
  origin: "folder" | "bank";
  retired: boolean;
  tags: string[];
  points: number;
  kind: QuestionKind;
  stem: string;
  material: string;
  fixed: boolean;
  topic: string;
  difficulty: Difficulty;
  /** How often it was asked in an ended attempt. */
  uses: number;
  /** The mean share of its points that was earned, 0 to 1; null before it was ever asked. */
  facility: number | null;
};

type Props = { courseSlug: string; rows: readonly ListedQuestion[] };

/** The bank's questions, to be changed one by one or several at once. Works without scripts too. */
export function BankList({ courseSlug, rows }: Props) {
  const [state, submit, pending] = useActionState(changeQuestionsAction, null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const own = rows.filter(({ origin }) => origin === "bank").map(({ id }) => id);
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));

  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <div aria-live="polite">
        {state && !state.ok && (
          <Notice tone="problem">
            {Object.values(state.refusal.fields ?? {})[0]?.[0] ?? refusals[state.refusal.code]}
          </Notice>
        )}
        {state?.ok && (
          <Notice tone="success">
            已更改{state.value.changed}题。
            {state.value.release !== null &&
              `课程已更新到第${state.value.release}版，正在考的人不受影响。`}
          </Notice>
        )}
      </div>
      {own.length > 0 && (
        <BankChangeBar
          chosen={chosen.size}
          all={own.length}
          pending={pending}
          onChooseAll={(on) => setChosen(new Set(on ? own : []))}
        />
      )}
      <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
        {rows.map((row) => (
          <BankLine
            key={row.id}
            row={row}
            href={`/teach/${courseSlug}/bank/${row.id}`}
            chosen={chosen.has(row.id)}
            onChoose={(on) => choose(row.id, on)}
          />
        ))}
      </ul>
    </form>
  );
}

type LineProps = {
  row: ListedQuestion;
  href: string;
  chosen: boolean;
  onChoose: (on: boolean) => void;
};

function BankLine({ row, href, chosen, onChoose }: LineProps) {
  const state = row.retired ? "retired" : row.purpose;
  return (
    <li className="flex gap-1 px-2 sm:px-3">
      {row.origin === "bank" ? (
        <label className="flex min-h-target min-w-target cursor-pointer items-center justify-center self-start">
          <input
            type="checkbox"
            name="ids[]"
            value={row.id}
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
            aria-label={`选择：${plainLine(row.stem).slice(0, 30)}`}
            className="size-5 accent-teal"
          />
        </label>
      ) : (
        <span className="min-w-target" />
      )}
      <Link
        href={href as Route}
        prefetch={false}
        className="min-w-0 flex-1 py-3 pe-2 -outline-offset-3 hover:text-teal"
      >
        {row.material !== "" && (
          <span className="line-clamp-1 text-sm text-muted">材料：{plainLine(row.material)}</span>
        )}
        <span className="line-clamp-2 whitespace-pre-line">{plainLine(row.stem)}</span>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <Tag tone={state === "quiz" ? "teal" : state === "retired" ? "amber" : "plain"}>
            {bankStateNames[state]}
          </Tag>
          {questionKindNames[row.kind]} · {row.topic} · {difficultyNames[row.difficulty]} ·{" "}
          {row.points}分{row.fixed && <Tag tone="teal">每次必考</Tag>}
          {row.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          <span className="tabular-nums">
            {row.facility === null
              ? "还没有考过"
              : `考过${row.uses}次，得分率${Math.round(row.facility * 100)}%`}
          </span>
        </span>
      </Link>
    </li>
  );
}
