import { CirclePlay } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";
import { type CaptionCue, readTime, timestamp } from "@/lib/media/rules/captions";

type Props = {
  index: number;
  cue: CaptionCue;
  isLast: boolean;
  isCurrent: boolean;
  problem: string | null;
  /** Where the film stands; null without one. */
  now: () => number | null;
  onPlay: (() => void) | null;
  onChange: (cue: CaptionCue) => void;
  onSplit: (at: number | undefined) => void;
  onMerge: () => void;
  onAdd: () => void;
  onRemove: () => void;
};

/** One cue: its times, its words, and what can be done with it. */
export function CaptionRow(props: Props) {
  const { index, cue, isLast, isCurrent, problem, now, onPlay, onChange } = props;
  const words = useRef<HTMLTextAreaElement>(null);
  const which = `第${index + 1}句`;
  const setToNow = (side: "from" | "to") => {
    const at = now();
    if (at !== null) onChange({ ...cue, [side]: Math.round(at * 1000) / 1000 });
  };
  return (
    <li
      aria-label={which}
      className={`flex flex-col gap-2 rounded-large border bg-surface px-3 py-3 ${
        problem ? "border-danger" : isCurrent ? "border-teal" : "border-line"
      }`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-12 text-sm text-muted">{which}</span>
        <TimeField
          label={`${which}开始`}
          seconds={cue.from}
          onChange={(from) => onChange({ ...cue, from })}
        />
        <span aria-hidden="true">–</span>
        <TimeField
          label={`${which}结束`}
          seconds={cue.to}
          onChange={(to) => onChange({ ...cue, to })}
        />
        {onPlay && (
          <Button
            variant="quiet"
            onClick={onPlay}
            aria-label={`从这里播放，${which}`}
            className="px-3"
          >
            <CirclePlay className="size-5" aria-hidden="true" />
            从这里播放
          </Button>
        )}
      </div>
      <textarea
        ref={words}
        aria-label={`${which}的文字`}
        rows={2}
        value={cue.text}
        onChange={(event) => onChange({ ...cue, text: event.target.value })}
        className={controlStyle}
      />
      {problem && <p className="text-sm text-danger">{problem}</p>}
      <div className="flex flex-wrap gap-x-1">
        {onPlay && (
          <>
            <RowButton onClick={() => setToNow("from")}>开始设为当前</RowButton>
            <RowButton onClick={() => setToNow("to")}>结束设为当前</RowButton>
          </>
        )}
        <RowButton onClick={() => props.onSplit(words.current?.selectionStart)}>拆成两句</RowButton>
        {!isLast && <RowButton onClick={props.onMerge}>和下一句合并</RowButton>}
        <RowButton onClick={props.onAdd}>后面加一句</RowButton>
        <RowButton onClick={props.onRemove}>删除</RowButton>
      </div>
    </li>
  );
}

function RowButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="quiet" onClick={onClick} className="px-2.5 text-sm">
      {children}
    </Button>
  );
}

/** A time as text; what cannot be read goes back to what it was. */
function TimeField({
  label,
  seconds,
  onChange,
}: {
  label: string;
  seconds: number;
  onChange: (seconds: number) => void;
}) {
  const [text, setText] = useState(timestamp(seconds));
  useEffect(() => setText(timestamp(seconds)), [seconds]);
  return (
    <span className="w-36">
      <input
        type="text"
        aria-label={label}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          const read = readTime(text);
          if (read === null) setText(timestamp(seconds));
          else onChange(read);
        }}
        className={`min-h-target tabular-nums ${controlStyle}`}
      />
    </span>
  );
}
