import { useId, useRef, useState } from "react";
import { FindingList } from "@/components/submissions/finding-list";
import { sendFile, sendRemoval } from "@/components/submissions/send";
import { unreadInWords } from "@/components/submissions/unread-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import {
  DECISION_TEXT_MAX,
  type Decision,
  type DraftFile,
  FILES_MAX,
} from "@/lib/submissions/model/decision";

type Props = {
  submissionId: string;
  files: readonly DraftFile[];
  onFiles(files: DraftFile[]): void;
  decisions: readonly Decision[];
  decide(made: Omit<Decision, "choice"> & { choice: Decision["choice"] | null }): void;
};

/** Files beside what is written; their text is looked at as soon as they are there. */
export function FileDesk({ submissionId, files, onFiles, decisions, decide }: Props) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  async function add(file: File | undefined) {
    if (!file) return;
    setProblem(null);
    setBusy(file.name);
    const answer = await sendFile(submissionId, file);
    setBusy(null);
    if (chooser.current) chooser.current.value = "";
    if ("problem" in answer) return setProblem(answer.problem);
    const others = files.filter(({ sha256 }) => sha256 !== answer.file.sha256);
    onFiles([...others, answer.file]);
  }

  async function remove(sha256: string) {
    const trouble = await sendRemoval(submissionId, sha256);
    setProblem(trouble);
    if (!trouble) onFiles(files.filter((file) => file.sha256 !== sha256));
  }

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
      <h2 id={`${id}-title`} className="text-lg">
        附件<span className="ms-2 font-sans text-sm font-normal text-muted">选填</span>
      </h2>
      <p id={`${id}-hint`} className="text-sm text-muted">
        最多{FILES_MAX}个：Word（.docx）、PDF、.txt、.md，每个最大8MB；PNG、JPG，最大5MB。
        只有您和评作业的老师打得开。
      </p>
      <ul className="flex flex-col gap-4">
        {files.map((file) => (
          <li key={file.sha256} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="min-w-0 break-all">
                {file.name}
                <span className="ms-2 text-sm text-muted tabular-nums">{sizeOf(file.bytes)}</span>
              </span>
              <Button
                variant="quiet"
                aria-label={`去掉${file.name}`}
                onClick={() => void remove(file.sha256)}
              >
                去掉
              </Button>
            </div>
            {file.unread && <p className="text-sm text-muted">{unreadInWords(file.unread)}</p>}
            <FindingList
              place={file.sha256}
              title={file.name}
              findings={file.findings}
              decisions={decisions}
              onKeep={({ kind, text }, choice) =>
                decide({
                  ...{ place: file.sha256, kind },
                  ...{ text: text.slice(0, DECISION_TEXT_MAX), choice },
                })
              }
            />
          </li>
        ))}
      </ul>
      {problem && <Notice tone="problem">{problem}</Notice>}
      {files.length < FILES_MAX && (
        <label className="flex flex-col gap-1.5">
          <span className="font-semibold">加一个附件</span>
          <input
            ref={chooser}
            type="file"
            accept=".docx,.pdf,.txt,.md,image/png,image/jpeg"
            aria-describedby={`${id}-hint`}
            disabled={busy !== null}
            onChange={(event) => void add(event.currentTarget.files?.[0])}
            className="min-h-target file:me-3 file:min-h-target file:rounded-medium file:border file:border-edge file:bg-surface file:px-4 file:font-semibold file:text-teal"
          />
        </label>
      )}
      <p role="status" className="text-sm text-muted">
        {busy && `正在上传${busy}，请稍等…`}
      </p>
    </section>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))}KB`
    : `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}
