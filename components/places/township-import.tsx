"use client";

import { type FormEvent, useState } from "react";
import { TownshipPreview } from "@/components/places/township-preview";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FieldFrame } from "@/components/ui/field-frame";
import { Notice } from "@/components/ui/notice";
import type { JudgedRow } from "@/lib/people/rules/township-rows";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

type Preview = { hash: string; rows: JudgedRow[] };
type Stage =
  | { name: "choosing"; problem?: string }
  | { name: "reading" }
  | { name: "looking"; file: File; preview: Preview; taking: boolean; problem?: string }
  | { name: "done"; added: number; renamed: number };

/** A file of townships, looked at row by row first; all of it is taken, or none. */
export function TownshipImport() {
  const [stage, setStage] = useState<Stage>({ name: "choosing" });

  async function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0) {
      return setStage({ name: "choosing", problem: "请先选择一个文件" });
    }
    setStage({ name: "reading" });
    const sent = await send<Preview>("preview", file);
    if ("problem" in sent) setStage({ name: "choosing", problem: sent.problem });
    else setStage({ name: "looking", file, preview: sent.value, taking: false });
  }

  async function take(file: File, preview: Preview) {
    const looking = { name: "looking", file, preview } as const;
    setStage({ ...looking, taking: true });
    const sent = await send<{ added: number; renamed: number }>(
      `import?hash=${preview.hash}`,
      file,
    );
    if ("problem" in sent) setStage({ ...looking, taking: false, problem: sent.problem });
    else setStage({ name: "done", ...sent.value });
  }

  if (stage.name === "done") {
    return (
      <div className="flex flex-col gap-4">
        <Notice tone="success">
          新增{stage.added}个，改名{stage.renamed}个。注册和单位登记现在就能选到。
        </Notice>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/manage/places">去看行政区划</ButtonLink>
          <Button variant="secondary" onClick={() => setStage({ name: "choosing" })}>
            再导入一个文件
          </Button>
        </div>
      </div>
    );
  }
  if (stage.name === "looking") {
    const { file, preview, taking, problem } = stage;
    return (
      <div className="flex flex-col gap-5">
        {problem && <Notice tone="problem">{problem}</Notice>}
        <TownshipPreview
          fileName={file.name}
          rows={preview.rows}
          taking={taking}
          onTake={() => take(file, preview)}
          onBack={() => setStage({ name: "choosing" })}
        />
      </div>
    );
  }
  return <ChooseFile stage={stage} onLook={look} />;
}

type ChooseProps = {
  stage: Extract<Stage, { name: "choosing" | "reading" }>;
  onLook(event: FormEvent<HTMLFormElement>): void;
};

function ChooseFile({ stage, onLook }: ChooseProps) {
  return (
    <form onSubmit={onLook} className="flex max-w-measure flex-col gap-4">
      {stage.name === "choosing" && stage.problem && (
        <Notice tone="problem" title="没有导入">
          {stage.problem}
        </Notice>
      )}
      <FieldFrame
        id="file"
        label="乡镇（街道）代码表"
        hint="Excel（.xlsx）或 CSV，要有“代码”和“名称”两列，代码9位或12位。最大5MB。"
      >
        <input
          id="file"
          type="file"
          name="file"
          accept=".xlsx,.csv,.txt"
          aria-describedby="file-hint"
          className="min-h-target rounded-small border border-edge bg-surface p-2.5 file:me-3 file:rounded-small file:border-0 file:bg-teal-soft file:px-3 file:py-1.5 file:font-semibold file:text-teal-strong"
        />
      </FieldFrame>
      <Button type="submit" disabled={stage.name === "reading"} className="self-start">
        {stage.name === "reading" ? "正在读取…" : "先看一看"}
      </Button>
    </form>
  );
}

async function send<T>(step: string, file: File): Promise<{ value: T } | { problem: string }> {
  const path = `/api/people/townships/${step}`;
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
        : "平台出了问题，没有导入任何乡镇（街道），请稍后再试",
  };
}
