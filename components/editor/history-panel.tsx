"use client";
import { useEffect, useState } from "react";
import { ask } from "@/components/editor/saving/draft-door";
import { WordDiff } from "@/components/editor/word-diff";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { DraftVersionShown } from "@/lib/authoring/model/history";

type Props = {
  courseSlug: string;
  path: string;
  now: () => string;
  onRestore: (text: string) => void;
};

/** Who wrote what when; any of it can be looked at word by word and put back. */
export function HistoryPanel({ courseSlug, path, now, onRestore }: Props) {
  const [versions, setVersions] = useState<readonly DraftVersionShown[] | null>(null);
  const [problem, setProblem] = useState(false);
  const [open, setOpen] = useState<{ revision: number; before: string; text: string } | null>(null);
  const query = (more: Record<string, string>) =>
    new URLSearchParams({ course: courseSlug, path, ...more });

  useEffect(() => {
    const asked = new URLSearchParams({ course: courseSlug, path });
    void ask<DraftVersionShown[]>(`/api/authoring/history?${asked}`, {}).then((result) => {
      if (result?.ok) setVersions(result.value);
      else setProblem(true);
    });
  }, [courseSlug, path]);

  async function show(version: DraftVersionShown, before: DraftVersionShown | undefined) {
    const textOf = async (revision: number | undefined) => {
      if (revision === undefined) return "";
      const result = await ask<{ text: string }>(
        `/api/authoring/history?${query({ revision: String(revision) })}`,
        {},
      );
      return result?.ok ? result.value.text : "";
    };
    setOpen({
      revision: version.revision,
      before: await textOf(before?.revision),
      text: await textOf(version.revision),
    });
  }

  if (problem)
    return (
      <Notice tone="problem">历史没有读出来，请检查网络后再打开一次。正在写的内容不受影响。</Notice>
    );
  if (!versions) return <p className="text-muted">正在读取…</p>;
  if (versions.length === 0)
    return <EmptyState title="还没有历史">写一点内容，保存后就会出现在这里。</EmptyState>;
  return (
    <ol className="flex flex-col gap-3">
      {versions.map((version, place) => (
        <li
          key={version.revision}
          className="flex flex-col gap-3 rounded-medium border border-line bg-surface p-4"
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p>
              <span className="font-semibold">{version.savedBy ?? "平台（从课程文件载入）"}</span>
              <span className="text-muted"> {whenOf(version.savedAt)}</span>
              {place === 0 && <span className="text-muted">，现在的样子</span>}
            </p>
            <Button variant="secondary" onClick={() => void show(version, versions[place + 1])}>
              看改了什么
            </Button>
          </div>
          {open?.revision === version.revision && (
            <>
              <WordDiff before={open.before} after={open.text} />
              {open.text !== now() && (
                <div>
                  <Button onClick={() => onRestore(open.text)}>恢复成这一版</Button>
                  <p className="pt-1 text-sm text-muted">现在的内容也会留在历史里。</p>
                </div>
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function whenOf(at: string): string {
  return new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeStyle: "short" }).format(
    new Date(at),
  );
}
