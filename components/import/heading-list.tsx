"use client";

import { useState } from "react";
import { controlStyle } from "@/components/ui/field-style";
import { Tag } from "@/components/ui/tag";
import { headingReasons, type WordChoices, type WordPart } from "@/lib/transfer/model/word";
import { levelAt } from "@/lib/transfer/rules/word/plan";

const names: [string, string][] = [
  ["text", "正文"],
  ["0", "文档标题"],
  ["1", "一级标题"],
  ["2", "二级标题"],
  ["3", "三级标题"],
  ["4", "四级标题"],
];

type Props = {
  parts: readonly WordPart[];
  choices: WordChoices;
  onLevel: (at: number, level: number | null) => void;
};

/** The headings as they were recognised, each with the choice of another level. */
export function HeadingList({ parts, choices, onLevel }: Props) {
  const [all, setAll] = useState(false);
  const candidates = parts
    .map((part, at) => ({ ...part, at }))
    .filter(({ words }) => words !== null);
  const shown = candidates.filter(
    ({ at, level }) => all || level !== null || choices.levels[String(at)] !== undefined,
  );
  return (
    <div className="flex flex-col gap-3">
      {shown.length === 0 ? (
        <p className="text-muted">没有认出标题，整篇是正文。</p>
      ) : (
        <ul className="max-h-128 overflow-y-auto rounded-large border border-line bg-surface">
          {shown.map(({ at, words, reason }) => {
            const level = levelAt(parts, choices, at);
            return (
              <li
                key={at}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line px-4 py-2 not-first:border-t"
              >
                <span
                  className={`min-w-0 flex-1 basis-56 ${level === null ? "text-muted" : "font-semibold"}`}
                  style={{ paddingInlineStart: `${Math.max(0, (level ?? 1) - 1) * 1.25}rem` }}
                >
                  {words}
                </span>
                {reason && <Tag>{headingReasons[reason]}</Tag>}
                <select
                  aria-label={`“${words}”的级别`}
                  value={level === null ? "text" : String(Math.min(4, level))}
                  onChange={({ target }) =>
                    onLevel(at, target.value === "text" ? null : Number(target.value))
                  }
                  className={`min-h-target w-36! ${controlStyle}`}
                >
                  {names.map(([value, name]) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </select>
              </li>
            );
          })}
        </ul>
      )}
      {candidates.length > shown.length || all ? (
        <label className="flex min-h-target cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            checked={all}
            onChange={({ target }) => setAll(target.checked)}
            className="size-5 accent-teal"
          />
          把其他短段落也列出来（共{candidates.length}段）
        </label>
      ) : null}
    </div>
  );
}
