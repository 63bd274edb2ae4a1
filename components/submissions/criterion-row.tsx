"use client";

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { controlStyle } from "@/components/ui/field-style";
import type { AssignmentTask } from "@/lib/catalogue/model";
import type { Level } from "@/lib/submissions/model/assignment";
import {
  levelKeys,
  levelNames,
  levelOf,
  levelPoints,
  levelRange,
  levelsOf,
} from "@/lib/submissions/rules/marking";

type Props = {
  criterion: AssignmentTask["rubric"][number];
  at: number;
  points: number | null;
  comment: string;
  /** What this grader has said of it before. */
  earlier: readonly string[];
  onPoints(points: number): void;
};

/** One criterion: its levels under a key or a thumb, and its points adjusted by one. */
export function CriterionRow({ criterion, at, points, comment, earlier, onPoints }: Props) {
  const { title, points: most, full, partial } = criterion;
  const [commenting, setCommenting] = useState(comment !== "");
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const level = points === null ? null : levelOf(points, most);
  const says = { full, partial, none: "以上都说不上" };

  // Focus goes where it belongs before the key is done with: who types fast has pressed the next already.
  function give(given: number, row: HTMLElement) {
    const kept = Math.min(most, Math.max(0, given));
    onPoints(kept);
    // The one stop of this criterion, so that Tab leads to the next.
    row.querySelector<HTMLElement>(`[data-level="${levelOf(kept, most)}"]`)?.focus();
  }

  function beginComment() {
    flushSync(() => setCommenting(true));
    area.current?.focus();
  }

  function onKey(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === area.current) return;
    const chosen = levelKeys[event.key];
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (chosen && levelsOf(most).includes(chosen)) {
      give(levelPoints(chosen, most), event.currentTarget);
    } else if (step) give((points ?? 0) + step, event.currentTarget);
    else if (event.key === "c") beginComment();
    else return;
    event.preventDefault();
  }

  return (
    <fieldset
      onKeyDown={onKey}
      className="min-w-0 rounded-medium border border-line p-3 focus-within:border-teal"
    >
      <legend className="px-1 font-semibold">
        {title}
        <span className="font-normal text-muted tabular-nums">
          （{points ?? "未评"}/{most}分）
        </span>
      </legend>
      <input type="hidden" name={`marks.${at}.points`} value={points ?? ""} />
      <LevelButtons id={id} most={most} level={level} onPoints={onPoints} />
      <Adjust
        title={title}
        onStep={(step) => onPoints(Math.min(most, Math.max(0, (points ?? 0) + step)))}
        onComment={beginComment}
      />
      <ul className="mt-1 text-sm text-muted">
        {levelsOf(most).map((each) => (
          <li key={each} id={`${id}-${each}`}>
            {levelNames[each]}：{says[each]}
          </li>
        ))}
      </ul>
      {commenting && (
        <textarea
          ref={area}
          name={`marks.${at}.comment`}
          aria-label={`${title}的评语`}
          rows={2}
          maxLength={1000}
          defaultValue={comment}
          className={`mt-2 py-2 ${controlStyle}`}
        />
      )}
      {commenting && <Earlier title={title} comments={earlier} area={area} />}
    </fieldset>
  );
}

type LevelProps = { id: string; most: number; level: Level | null; onPoints(points: number): void };

/** The levels of a criterion, each with the points that belong to it. One stop for Tab. */
function LevelButtons({ id, most, level, onPoints }: LevelProps) {
  return (
    <div className="flex flex-wrap gap-1.5">
      {levelsOf(most).map((each, place) => {
        const { least, most: top } = levelRange(each, most);
        return (
          <button
            key={each}
            type="button"
            aria-pressed={level === each}
            data-level={each}
            data-criterion={level === each || (level === null && place === 0) || undefined}
            aria-describedby={`${id}-${each}`}
            // One stop for Tab in each criterion; the keys reach the others.
            tabIndex={level === each || (level === null && place === 0) ? 0 : -1}
            onClick={() => onPoints(levelPoints(each, most))}
            className="min-h-target flex-1 rounded-small border border-edge bg-surface px-2 font-semibold aria-pressed:border-teal aria-pressed:bg-teal aria-pressed:text-on-teal"
          >
            {levelNames[each]}
            <span className="block text-sm font-normal tabular-nums">
              {least === top ? `${top}分` : `${least}–${top}分`}
            </span>
          </button>
        );
      })}
    </div>
  );
}

type EarlierProps = {
  title: string;
  comments: readonly string[];
  area: RefObject<HTMLTextAreaElement | null>;
};

/** Comments used before, put behind what is written with one tap. */
function Earlier({ title, comments, area }: EarlierProps) {
  function use(comment: string) {
    const { current } = area;
    if (!current) return;
    current.value = current.value.trim() === "" ? comment : `${current.value}\n${comment}`;
    current.focus();
  }
  return (
    comments.length > 0 && (
      <ul aria-label={`${title}用过的评语`} className="mt-1.5 flex flex-col gap-1.5">
        {comments.map((comment) => (
          <li key={comment}>
            <button
              type="button"
              aria-label={`用这句评语：${comment}`}
              onClick={() => use(comment)}
              className="min-h-target w-full rounded-small border border-edge bg-surface px-3 py-1.5 text-start text-sm"
            >
              {comment}
            </button>
          </li>
        ))}
      </ul>
    )
  );
}

type AdjustProps = { title: string; onStep(step: number): void; onComment(): void };

/** What the arrow keys and C do, for those who point. */
function Adjust({ title, onStep, onComment }: AdjustProps) {
  return (
    <div className="mt-1.5 flex items-center gap-1.5">
      {([-1, 1] as const).map((step) => (
        <button
          key={step}
          type="button"
          tabIndex={-1}
          aria-label={`${title}${step > 0 ? "加" : "减"}1分`}
          onClick={() => onStep(step)}
          className="grid size-target place-items-center rounded-small border border-edge bg-surface font-semibold"
        >
          {step > 0 ? "+" : "−"}
        </button>
      ))}
      <button
        type="button"
        tabIndex={-1}
        onClick={onComment}
        className="min-h-target px-3 text-teal underline"
      >
        写评语
      </button>
    </div>
  );
}
