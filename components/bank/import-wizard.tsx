"use client";

import { type FormEvent, useState } from "react";
import { ImportPreviewList } from "@/components/bank/import-preview-list";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FieldFrame } from "@/components/ui/field-frame";
import { Notice } from "@/components/ui/notice";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";
import type { ImportPreview } from "@/lib/transfer/model/bank";
import { writeNumbers } from "@/lib/transfer/rules/number-ranges";

type Stage =
  | { name: "choosing"; problem?: string }
  | { name: "reading" }
  | { name: "looking"; file: File; preview: ImportPreview; problem?: string }
  | { name: "taking"; file: File; preview: ImportPreview }
  | { name: "done"; taken: number };

/** A file of questions, looked at first; nothing is written until the chosen ones are confirmed. */
export function ImportWizard({ courseSlug }: { courseSlug: string }) {
  const [stage, setStage] = useState<Stage>({ name: "choosing" });

  const look = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0) {
      setStage({ name: "choosing", problem: "请先选择一个文件" });
      return;
    }
    setStage({ name: "reading" });
    const query = new URLSearchParams({ course: courseSlug });
    const sent = await send<ImportPreview>(`/api/transfer/questions/preview?${query}`, file);
    if ("problem" in sent) setStage({ name: "choosing", problem: sent.problem });
    else setStage({ name: "looking", file, preview: sent.value });
  };

  const take = async (file: File, preview: ImportPreview, numbers: readonly number[]) => {
    setStage({ name: "taking", file, preview });
    const query = new URLSearchParams({
      course: courseSlug,
      hash: preview.hash,
      take: writeNumbers(numbers),
    });
    const sent = await send<{ taken: number }>(`/api/transfer/questions/import?${query}`, file);
    if ("problem" in sent) setStage({ name: "looking", file, preview, problem: sent.problem });
    else setStage({ name: "done", taken: sent.value.taken });
  };

  if (stage.name === "done") {
    return (
      <div className="flex flex-col gap-4">
        <Notice tone="success">
          已导入{stage.taken}题，留作备用。在题库里选中它们，就可以放进测验。
        </Notice>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/teach/${courseSlug}/bank?state=bank`}>去看导入的题</ButtonLink>
          <Button variant="secondary" onClick={() => setStage({ name: "choosing" })}>
            再导入一个文件
          </Button>
        </div>
      </div>
    );
  }
  if (stage.name === "looking" || stage.name === "taking") {
    const { file, preview } = stage;
    return (
      <>
        {"problem" in stage && stage.problem && <Notice tone="problem">{stage.problem}</Notice>}
        <ImportPreviewList
          fileName={file.name}
          preview={preview}
          pending={stage.name === "taking"}
          onTake={(numbers) => take(file, preview, numbers)}
          onBack={() => setStage({ name: "choosing" })}
        />
      </>
    );
  }
  const reading = stage.name === "reading";
  return (
    <form onSubmit={look} className="flex max-w-measure flex-col gap-4">
      {stage.name === "choosing" && stage.problem && (
        <Notice tone="problem" title="没有导入任何题目">
          {stage.problem}
        </Notice>
      )}
      <FieldFrame
        id="file"
        label="题目文件"
        hint="Excel 模板、Word 或文本、GIFT、Moodle XML、Aiken、IMS QTI，最大 20 MB。是哪一种由内容认出，不看文件名。"
      >
        <input
          id="file"
          type="file"
          name="file"
          aria-describedby="file-hint"
          className="min-h-target rounded-small border border-edge bg-surface p-2.5 file:me-3 file:rounded-small file:border-0 file:bg-teal-soft file:px-3 file:py-1.5 file:font-semibold file:text-teal-strong"
        />
      </FieldFrame>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={reading}>
          {reading ? "正在读取…" : "先看一看"}
        </Button>
        <ButtonLink href={`/teach/${courseSlug}/bank/export?template`} variant="quiet" external>
          下载 Excel 模板
        </ButtonLink>
      </div>
    </form>
  );
}

async function send<T>(path: string, file: File): Promise<{ value: T } | { problem: string }> {
  const response = await fetch(path, { method: "POST", body: file }).catch(() => null);
  if (!response) return { problem: "没有连上平台，或文件在选好以后改动过。请重新选择文件再试" };
  const result = (await response.json().catch(() => null)) as Result<T> | null;
  if (result?.ok) return { value: result.value };
  const refusal = result?.refusal;
  const sentence = Object.values(refusal?.fields ?? {})[0]?.[0];
  if (sentence) return { problem: sentence };
  return {
    problem:
      refusal && isRefusalCode(refusal.code)
        ? refusals[refusal.code]
        : "平台出了问题，没有导入任何题目，请稍后再试",
  };
}
