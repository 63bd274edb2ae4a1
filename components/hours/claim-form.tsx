"use client";

import { useId, useState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { creditCategories } from "@/lib/catalogue/model";
import { submitClaimAction } from "@/lib/learning/actions";
import { creditCategoryNames } from "@/lib/learning/model/credit";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

/** Claims training that was held elsewhere. The evidence goes ahead; the claim names it. */
export function ClaimForm() {
  const { state, pending, fields, form } = useKeptForm(submitClaimAction);
  const [evidence, setEvidence] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const [uploading, setUploading] = useState(false);
  const chooser = useId();

  async function choose(file: File | undefined) {
    setEvidence("");
    if (!file) return setSaid(null);
    setSaid("正在上传…");
    setUploading(true);
    const stored = await upload(file);
    setUploading(false);
    setEvidence(stored.sha256 ?? "");
    setSaid(stored.sha256 ? `已上传：${file.name}` : (stored.problem ?? null));
  }

  return (
    <form {...form} className="flex flex-col gap-5">
      <input type="hidden" name="evidence" value={evidence} />
      <Field label="培训名称" name="title" maxLength={80} error={fields?.title?.[0]} />
      <Field label="主办单位" name="organiser" maxLength={80} error={fields?.organiser?.[0]} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="培训日期" name="heldOn" type="date" error={fields?.heldOn?.[0]} />
        <SelectField label="类别" name="category">
          {creditCategories.map((category) => (
            <option key={category} value={category}>
              {creditCategoryNames[category]}
            </option>
          ))}
        </SelectField>
        <Field
          label="时间（小时）"
          name="hours"
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          defaultValue={1}
          error={fields?.hours?.[0]}
        />
        <Field
          label="时间（分钟）"
          name="minutes"
          type="number"
          inputMode="numeric"
          min={0}
          max={59}
          defaultValue={0}
          error={fields?.minutes?.[0]}
        />
      </div>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={chooser} className="font-semibold">
          证明材料<span className="font-normal text-muted">（选填，PDF、PNG 或 JPG，最大5MB）</span>
        </label>
        <input
          id={chooser}
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          onChange={(event) => void choose(event.target.files?.[0])}
          className="min-h-target file:me-3 file:min-h-target file:rounded-medium file:border file:border-edge file:bg-surface file:px-4 file:font-semibold file:text-teal"
        />
        <p aria-live="polite" className="text-sm text-muted">
          {said ?? "例如结业证明、签到表的照片。"}
        </p>
      </div>
      <ActionNotice state={state} done="" />
      {/* Sent before the evidence is there, the claim would go without it. */}
      <Button type="submit" disabled={pending || uploading} className="self-start">
        {uploading ? "正在上传证明材料…" : "提交申报"}
      </Button>
    </form>
  );
}

async function upload(file: File): Promise<{ sha256?: string; problem?: string }> {
  const response = await fetch("/api/learning/evidence", { method: "POST", body: file }).catch(
    () => null,
  );
  if (!response) return { problem: "现在连不上网络，没有上传，请联网后重新选一次" };
  const result = (await response.json().catch(() => null)) as Result<{ sha256: string }> | null;
  if (result?.ok) return result.value;
  const code = result?.refusal?.code;
  const problem = code && isRefusalCode(code) ? refusals[code] : "平台出了问题，没有上传";
  return { problem };
}
