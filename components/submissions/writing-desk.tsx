"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useRef, useState } from "react";
import { z } from "zod";
import { CheckList } from "@/components/submissions/check-list";
import type { DraftBook, PartView } from "@/components/submissions/draft-book";
import { FileDesk } from "@/components/submissions/file-desk";
import { LookOver } from "@/components/submissions/look-over";
import { PartEditor } from "@/components/submissions/part-editor";
import { PartFindings } from "@/components/submissions/part-findings";
import { SaveLine } from "@/components/submissions/save-line";
import { sendHandIn } from "@/components/submissions/send";
import { useDecisions } from "@/components/submissions/use-decisions";
import { useDraftBook } from "@/components/submissions/use-draft-book";
import { useKept } from "@/components/submissions/use-kept";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DraftFile } from "@/lib/submissions/model/decision";
import type { DraftPart, HandInInput } from "@/lib/submissions/model/submission";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";
import { undecided } from "@/lib/submissions/rules/decisions";
import { wordsWritten } from "@/lib/submissions/rules/markup";

type Props = {
  submissionId: string;
  /** The version that handing in makes. */
  number: number;
  here: string;
  parts: readonly { id: string; title: string; hint: string }[];
  checklist: readonly string[];
  draft: Record<string, DraftPart>;
  files: readonly DraftFile[];
};

/** A place on the checklist. */
const place = z.int().min(0);
const empty: PartView = { text: "", revision: 0, theirs: null };

/** Where an assignment is written, looked over and handed in. */
export function WritingDesk(props: Props) {
  const { submissionId, number, here, parts, checklist, draft } = props;
  const { book, view, started } = useDraftBook(submissionId, draft);
  const { decisions, decide } = useDecisions(submissionId);
  const [files, setFiles] = useState(props.files);
  const [ticked, setTicked] = useKept(`wushe:ticked:${submissionId}:${number}`, place);
  const desk = useRef<HTMLDivElement>(null);
  const partOf = (id: string) => view.parts[id] ?? empty;
  const { looking, look } = useLook(desk, () => {
    const searched = [
      ...parts.map(({ id }) => ({ place: id, findings: findIdentifiers(partOf(id).text) })),
      ...files.map(({ sha256, findings }) => ({ place: sha256, findings })),
    ];
    return undecided(searched, decisions).length;
  });
  const { problem, pending, submit } = useHandIn({
    ...{ book, parts, look },
    whole: () => ({
      ...{ submissionId, number, ticked: [...ticked], decisions: [...decisions] },
      files: files.map(({ sha256 }) => sha256),
    }),
  });

  return (
    <div ref={desk} className="flex flex-col gap-8">
      <SaveLine
        state={view.state}
        here={here}
        count={parts.reduce((sum, { id }) => sum + wordsWritten(partOf(id).text), 0)}
      />
      {parts.map(({ id, title, hint }) => (
        <div key={id} className="flex flex-col gap-3">
          <PartEditor
            title={title}
            hint={hint}
            part={partOf(id)}
            locked={view.state === "closed"}
            ready={started}
            onChange={(text) => book.change(id, text)}
            onSettle={(text) => book.settle(id, text)}
          />
          {looking && (
            <PartFindings
              {...{ place: id, title, decisions, decide, text: partOf(id).text }}
              onChange={(text) => book.change(id, text)}
            />
          )}
        </div>
      ))}
      <FileDesk {...{ submissionId, files, decisions, decide }} onFiles={setFiles} />
      <LookOver look={look} />
      <CheckList checklist={checklist} ticked={ticked} onTicked={setTicked} />
      {problem && <Notice tone="problem">{problem}</Notice>}
      <Button onClick={() => void submit()} disabled={pending} className="self-start">
        {pending ? "正在提交…" : "提交作业"}
      </Button>
    </div>
  );
}

/** From the first look on, what could tell who it is about is shown where it stands; the first is focused. */
function useLook(desk: RefObject<HTMLElement | null>, count: () => number) {
  const [looking, setLooking] = useState(false);
  function look(): number {
    setLooking(true);
    const open = count();
    if (open > 0) {
      requestAnimationFrame(() =>
        desk.current?.querySelector<HTMLElement>("[data-undecided]")?.focus(),
      );
    }
    return open;
  }
  return { looking, look };
}

type Whole = Omit<HandInInput, "revisions">;
type HandInParts = {
  book: DraftBook;
  parts: readonly { id: string }[];
  look(): number;
  whole(): Whole;
};

function useHandIn({ book, parts, look, whole }: HandInParts) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const router = useRouter();

  async function submit() {
    const open = look();
    if (open > 0) {
      setProblem(`有${open}处可能认得出人，还没有提交。请在原处换掉，或说明为什么留着。`);
      return;
    }
    setPending(true);
    const saved = await book.flush();
    const now = book.view().parts;
    const revisions = Object.fromEntries(parts.map(({ id }) => [id, now[id]?.revision ?? 0]));
    const trouble = saved
      ? await sendHandIn({ ...whole(), revisions })
      : "还有文字没有存到平台，没有提交；您写的都在，请按页面上的提示处理后再交。";
    setPending(false);
    setProblem(trouble);
    if (!trouble) router.refresh();
  }
  return { problem, pending, submit };
}
