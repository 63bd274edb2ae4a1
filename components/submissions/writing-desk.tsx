"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { deviceStorage } from "@/components/assessment/response-store";
import { DraftBook, type PartView, type SaveState } from "@/components/submissions/draft-book";
import { PartEditor } from "@/components/submissions/part-editor";
import { sendHandIn, sendPart } from "@/components/submissions/send";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DraftPart } from "@/lib/submissions/model/submission";
import { wordsWritten } from "@/lib/submissions/rules/markup";

type Props = {
  submissionId: string;
  /** The version that handing in makes. */
  number: number;
  here: string;
  parts: readonly { id: string; title: string; hint: string }[];
  checklist: readonly string[];
  draft: Record<string, DraftPart>;
};

const empty: PartView = { text: "", revision: 0, theirs: null };

const stateWords: Record<SaveState, string> = {
  saved: "草稿已保存",
  saving: "正在保存…",
  unreachable: "暂时连不上：您写的已存在本机，正在重试，您可以接着写。",
  "signed-out": "登录已失效：您写的已存在本机，登录后自动上传。",
  closed: "这份作业已经在别处交了，请刷新页面。没有上传的文字仍存在本机。",
  rejected: "有内容没能上传，仍存在本机。请刷新页面；如果还是这样，请联系讲师。",
};

/** Where an assignment is written and handed in. */
export function WritingDesk({ submissionId, number, here, parts, checklist, draft }: Props) {
  const { book, view } = useDraftBook(submissionId, draft);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const router = useRouter();
  const partOf = (id: string) => view.parts[id] ?? empty;
  const words = parts.reduce((sum, { id }) => sum + wordsWritten(partOf(id).text), 0);

  async function submit() {
    setPending(true);
    const saved = await book.flush();
    const now = book.view().parts;
    const revisions = Object.fromEntries(parts.map(({ id }) => [id, now[id]?.revision ?? 0]));
    const trouble = saved
      ? await sendHandIn({ submissionId, number, revisions, ticked: [...ticked] })
      : "还有文字没有存到平台，没有提交；您写的都在，请按页面上的提示处理后再交。";
    setPending(false);
    setProblem(trouble);
    if (!trouble) router.refresh();
  }

  return (
    <div className="flex flex-col gap-8">
      <div
        role="status"
        className="sticky top-0 z-10 -mx-4 flex flex-wrap justify-between gap-x-4 border-b border-line bg-paper px-4 py-2 text-sm"
      >
        <span>
          {stateWords[view.state]}
          {view.state === "signed-out" && (
            <a href={`/sign-in?next=${encodeURIComponent(here)}`} className="link ms-2">
              去登录
            </a>
          )}
        </span>
        <span className="tabular-nums">共{words}字</span>
      </div>
      {parts.map(({ id, title, hint }) => (
        <PartEditor
          key={id}
          title={title}
          hint={hint}
          part={partOf(id)}
          locked={view.state === "closed"}
          onChange={(text) => book.change(id, text)}
          onSettle={(text) => book.settle(id, text)}
        />
      ))}
      <fieldset className="flex flex-col gap-1">
        <legend className="text-lg font-semibold">交之前，逐条看一遍</legend>
        {checklist.map((entry, at) => (
          <label key={entry} className="flex min-h-target cursor-pointer items-start gap-3 py-2">
            <input
              type="checkbox"
              checked={ticked.includes(at)}
              onChange={(event) => {
                const others = ticked.filter((place) => place !== at);
                setTicked(event.currentTarget.checked ? [...others, at] : others);
              }}
              className="mt-1 size-5 shrink-0 accent-teal"
            />
            {entry}
          </label>
        ))}
      </fieldset>
      {problem && <Notice tone="problem">{problem}</Notice>}
      <Button onClick={() => void submit()} disabled={pending} className="self-start">
        {pending ? "正在提交…" : "提交作业"}
      </Button>
    </div>
  );
}

function useDraftBook(submissionId: string, draft: Record<string, DraftPart>) {
  const [book] = useState(
    () =>
      new DraftBook(submissionId, draft, {
        send: sendPart,
        storage: deviceStorage,
        newWriter: () => crypto.randomUUID(),
      }),
  );
  const view = useSyncExternalStore(book.subscribe, book.view, book.view);
  useEffect(() => {
    book.start();
    const wake = () => book.wake();
    const places = [
      [document, "visibilitychange"],
      [window, "online"],
      [window, "pageshow"],
      [window, "pagehide"],
    ] as const;
    for (const [place, name] of places) place.addEventListener(name, wake);
    return () => {
      for (const [place, name] of places) place.removeEventListener(name, wake);
      book.stop();
    };
  }, [book]);
  return { book, view };
}
