"use client";

import { useState } from "react";
import { sendFile } from "@/components/import/send-file";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Mapping, ResultFile } from "@/lib/transfer/model/people-import";

type Props = {
  file: File;
  mapping: Mapping;
  /** Of what was taken; without it, what the file would do. */
  importId?: string;
  create?: boolean;
  label: string;
};

/** Saves the same rows with 结果 and 原因. The file is sent again: what stood in it was not kept. */
export function ResultButton({ file, mapping, importId, create = false, label }: Props) {
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const save = async () => {
    setState({ busy: true });
    const query = new URLSearchParams({
      mapping: JSON.stringify(mapping),
      ...(importId ? { import: importId } : {}),
      ...(create ? { create: "1" } : {}),
    });
    const path = `/api/transfer/people/result?${query}`;
    const sent = await sendFile<ResultFile>(path, file, () => undefined, "没有生成结果文件");
    if ("problem" in sent) return setState({ busy: false, problem: sent.problem });
    hand(sent.value);
    setState({ busy: false });
  };
  return (
    <>
      <Button variant="secondary" onClick={save} disabled={state.busy}>
        {state.busy ? "正在生成…" : label}
      </Button>
      {state.problem && <Notice tone="problem">{state.problem}</Notice>}
    </>
  );
}

function hand({ name, base64 }: ResultFile) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
