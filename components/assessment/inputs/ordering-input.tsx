import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { AnswerInputProps } from "@/components/assessment/inputs/answer-input";
import { OptionText } from "@/components/assessment/question-text";
import { controlStyle } from "@/components/ui/field-style";
import type { OpenBody } from "@/lib/assessment/model/question";
import { isAnswered, itemsInOrder } from "@/lib/assessment/rules/answering";
import { plainLine } from "@/lib/assessment/rules/question-text";

type Body = Extract<OpenBody, { kind: "ordering" }>;

/** Items that are moved up and down by buttons; each move is said aloud. */
export function OrderingInput({ body, answer, onChange, name, media }: AnswerInputProps<Body>) {
  const items = itemsInOrder(body.options, answer);
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<{ id: string; step: number } | null>(null);
  const [announcement, setAnnouncement] = useState("");

  // Moving an item in the document takes the focus away from its buttons.
  useEffect(() => {
    if (!pressed.current) return;
    const { id, step } = pressed.current;
    pressed.current = null;
    focusButton(list.current, id, step);
  });

  function move(from: number, step: 1 | -1) {
    const order = items.map((item) => item.id);
    const [id] = order.splice(from, 1);
    if (id === undefined) return;
    order.splice(from + step, 0, id);
    pressed.current = { id, step };
    setAnnouncement(
      `“${plainLine(items[from]?.text ?? "")}”移到第${from + step + 1}位，共${items.length}项`,
    );
    onChange(order);
  }

  return (
    <>
      <div className="needs-script flex flex-col gap-2">
        <ol ref={list} className="grid gap-2">
          {items.map((item, index) => (
            <li
              key={item.id}
              data-item={item.id}
              className="flex min-h-target min-w-0 flex-wrap items-center gap-1 rounded-medium border border-edge bg-surface py-1 ps-3 pe-1"
            >
              <span className="w-6 shrink-0 font-semibold text-teal tabular-nums">{index + 1}</span>
              <span className="min-w-0 flex-1 basis-28 py-1">
                <OptionText text={item.text} media={media} />
              </span>
              <span className="ms-auto flex">
                <MoveButton
                  step={-1}
                  text={plainLine(item.text)}
                  atEnd={index === 0}
                  onPress={() => move(index, -1)}
                />
                <MoveButton
                  step={1}
                  text={plainLine(item.text)}
                  atEnd={index === items.length - 1}
                  onPress={() => move(index, 1)}
                />
              </span>
            </li>
          ))}
        </ol>
        {!isAnswered(body, answer) && (
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
            还没有作答：用箭头调整顺序。
            <button
              type="button"
              className="min-h-target font-semibold text-teal underline underline-offset-4"
              onClick={() => onChange(items.map((item) => item.id))}
            >
              不用调整，就是这个顺序
            </button>
          </p>
        )}
        <p aria-live="polite" className="sr-only">
          {announcement}
        </p>
      </div>
      <noscript>
        <PlainOrdering body={body} items={items} chosen={answer} name={name} />
      </noscript>
    </>
  );
}

type MoveProps = { step: 1 | -1; text: string; atEnd: boolean; onPress(): void };

/** At the end of the list it stays focusable, so that the keyboard doesn't lose its place. */
function MoveButton({ step, text, atEnd, onPress }: MoveProps) {
  const Icon = step < 0 ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      data-step={step}
      aria-disabled={atEnd}
      onClick={() => !atEnd && onPress()}
      className="grid size-target shrink-0 place-items-center rounded-small text-teal hover:bg-teal-soft aria-disabled:text-muted aria-disabled:opacity-40 aria-disabled:hover:bg-transparent"
    >
      <Icon className="size-6" aria-hidden="true" />
      <span className="sr-only">
        把“{text}”{step < 0 ? "上移" : "下移"}
      </span>
    </button>
  );
}

function focusButton(list: HTMLElement | null, id: string, step: number) {
  for (const row of list?.querySelectorAll<HTMLElement>("[data-item]") ?? []) {
    if (row.dataset.item === id) row.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus();
  }
}

type PlainProps = { body: Body; items: Body["options"]; chosen: string[]; name: string };

/** Without scripts: one choice for each place. */
function PlainOrdering({ body, items, chosen, name }: PlainProps) {
  return (
    <div className="grid gap-2">
      {items.map((item, index) => (
        <label key={item.id} className="flex items-center gap-3">
          <span className="shrink-0">第{index + 1}位</span>
          <select
            name={name}
            defaultValue={chosen[index] ?? ""}
            className={`min-h-target ${controlStyle}`}
          >
            <option value="">请选择</option>
            {body.options.map((option) => (
              <option key={option.id} value={option.id}>
                {plainLine(option.text)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
