import { useEffect, useRef, useState } from "react";
import { useLesson } from "@/components/reader/islands/use-lesson";
import { keep, kept } from "@/components/reader/kept";
import { type Answer, ask } from "@/components/reader/lesson-store";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { NOTE_LENGTH_MAX } from "@/lib/learning/model/evidence";

const PAUSE_MILLISECONDS = 1000;

type Saving = "kept" | "typing" | "saved" | "unsent";
type Elsewhere = { text: string; revision: number };

const words: Record<Saving, string> = {
  kept: "只有您自己看得到，自动保存。",
  typing: "正在保存…",
  saved: "笔记已保存。",
  unsent: "还没有同步，笔记存在本机，联网后会自动保存。",
};

/** A note to oneself. Saved after a pause in typing; kept on the device until acknowledged. */
export function Notes({ lessonId }: { lessonId: string }) {
  const { text, saving, elsewhere, type, settle } = useNote(lessonId);
  return (
    <section aria-labelledby="notes" className="print:hidden">
      <h2 id="notes" className="text-lg">
        我的笔记
      </h2>
      <textarea
        aria-labelledby="notes"
        aria-describedby="notes-state"
        className="mt-2 w-full rounded-medium border border-edge bg-surface p-4"
        rows={5}
        maxLength={NOTE_LENGTH_MAX}
        placeholder="记下明天就想用的一句话"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <p id="notes-state" role="status" className="text-sm text-muted">
        {words[saving]}
      </p>
      {elsewhere && <Conflict mine={text} elsewhere={elsewhere} onChoose={settle} />}
    </section>
  );
}

function useNote(lessonId: string) {
  const { lesson } = useLesson();
  const [draft] = useState(() => kept<Elsewhere>("note", lessonId));
  const [text, setText] = useState(draft?.text ?? lesson?.note.text ?? "");
  const [saving, setSaving] = useState<Saving>(draft ? "unsent" : "kept");
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const revision = useRef(draft?.revision ?? lesson?.note.revision ?? 0);
  const latest = useRef(text);
  const timer = useRef(0);

  async function save() {
    const sent = latest.current;
    const body = { lessonId, text: sent, revision: revision.current };
    const answer = await ask<{ revision: number }>("/api/learning/notes", { method: "PUT", body });
    if (!answer?.ok) {
      setSaving("unsent");
      setElsewhere(conflictIn(answer));
      return;
    }
    revision.current = answer.value.revision;
    if (latest.current !== sent) return;
    keep("note", lessonId, null);
    setSaving("saved");
  }

  function type(typed: string) {
    latest.current = typed;
    setText(typed);
    setSaving("typing");
    keep("note", lessonId, { text: typed, revision: revision.current });
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), PAUSE_MILLISECONDS);
  }

  function settle(chosen: string) {
    revision.current = elsewhere?.revision ?? revision.current;
    setElsewhere(null);
    type(chosen);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what an earlier visit left unsent
  useEffect(() => {
    const retry = () => {
      if (kept("note", lessonId)) void save();
    };
    retry();
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, []);

  return { text, saving, elsewhere, type, settle };
}

/** The note that stands on the server instead, when that is why this one was refused. */
function conflictIn(answer: Answer<unknown> | null): Elsewhere | null {
  if (!answer || answer.ok || answer.refusal.code !== "note.changed_elsewhere") return null;
  const { text, revision } = answer.refusal.fields ?? {};
  return { text: text?.[0] ?? "", revision: Number(revision?.[0] ?? 0) };
}

type ConflictProps = {
  mine: string;
  elsewhere: Elsewhere;
  onChoose: (text: string) => void;
};

/** Two devices wrote different notes: both are shown, and the person decides. */
function Conflict({ mine, elsewhere, onChoose }: ConflictProps) {
  return (
    <div className="mt-4 flex flex-col gap-4">
      <Notice tone="problem">另一台设备上也写了笔记，两份都在。请选一种保存方式。</Notice>
      <blockquote className="whitespace-pre-wrap rounded-medium bg-surface-2 p-4 text-sm">
        {elsewhere.text}
      </blockquote>
      <p className="flex flex-wrap gap-3">
        <Button onClick={() => onChoose(`${elsewhere.text}\n\n${mine}`.slice(0, NOTE_LENGTH_MAX))}>
          两份都要
        </Button>
        <Button variant="secondary" onClick={() => onChoose(mine)}>
          用这里的
        </Button>
        <Button variant="secondary" onClick={() => onChoose(elsewhere.text)}>
          用另一份
        </Button>
      </p>
    </div>
  );
}
