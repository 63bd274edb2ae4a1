"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

type Props = {
  label: string;
  hint: string;
  name: string;
  /** The hash of the picture there is. */
  value: string;
  onChange: () => void;
};

/** A picture of the template: it goes ahead when it is chosen, the form names it by its hash. */
export function PictureField({ label, hint, name, value, onChange }: Props) {
  const [hash, setHash] = useState(value);
  const [said, setSaid] = useState<string | null>(null);
  const chooser = useId();

  async function choose(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (!file) return;
    setSaid("正在上传…");
    const stored = await upload(file);
    input.value = "";
    setSaid(stored.sha256 ? `已换成：${file.name}` : (stored.problem ?? null));
    if (stored.sha256) take(stored.sha256);
  }

  function take(sha256: string) {
    setHash(sha256);
    // The hidden field has its new value once this is drawn.
    setTimeout(onChange);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={chooser} className="font-semibold">
        {label}
        <span className="font-normal text-muted">（选填）</span>
      </label>
      <input type="hidden" name={name} value={hash} />
      <input
        id={chooser}
        type="file"
        accept="image/png,image/jpeg"
        onChange={(event) => void choose(event.currentTarget)}
        className="min-h-target file:me-3 file:min-h-target file:rounded-medium file:border file:border-edge file:bg-surface file:px-4 file:font-semibold file:text-teal"
      />
      <p aria-live="polite" className="text-sm text-muted">
        {said ?? (hash ? "已有图片。" : hint)}
      </p>
      {hash !== "" && (
        <Button
          variant="quiet"
          className="self-start"
          onClick={() => {
            setSaid(null);
            take("");
          }}
        >
          不用这张图片
        </Button>
      )}
    </div>
  );
}

async function upload(file: File): Promise<{ sha256?: string; problem?: string }> {
  const response = await fetch("/api/credentials/pictures", { method: "POST", body: file }).catch(
    () => null,
  );
  if (!response) return { problem: "现在连不上网络，没有上传，请联网后重新选一次" };
  const result = (await response.json().catch(() => null)) as Result<{ sha256: string }> | null;
  if (result?.ok) return result.value;
  const code = result?.refusal?.code;
  return { problem: code && isRefusalCode(code) ? refusals[code] : "平台出了问题，没有上传" };
}
