"use client";

import { type FormEvent, useState } from "react";
import { chosenFile } from "@/components/import/file-field";
import { sendFile } from "@/components/import/send-file";
import type { ImportReport, Mapping, PeoplePreview } from "@/lib/transfer/model/people-import";

type Choices = { mapping: Mapping | null; create: boolean };

type Stage =
  | { name: "choosing"; problem?: string }
  | { name: "sending"; file: File; percent: number; then: string }
  | { name: "looking"; file: File; preview: PeoplePreview; create: boolean; problem?: string }
  | { name: "done"; file: File; mapping: Mapping; report: ImportReport };

/** The steps of an import: a file is sent to be looked at, looked at again as its columns are put right, taken. */
export function usePeopleImport() {
  const [stage, setStage] = useState<Stage>({ name: "choosing" });

  const look = async (file: File, { mapping, create }: Choices) => {
    const then = "已上传，正在逐行核对…";
    const told = (percent: number) => setStage({ name: "sending", file, percent, then });
    told(0);
    const query = queryOf({ mapping, create });
    const sent = await sendFile<PeoplePreview>(
      `/api/transfer/people/preview?${query}`,
      file,
      told,
      UNCHANGED,
    );
    if ("problem" in sent) setStage({ name: "choosing", problem: sent.problem });
    else setStage({ name: "looking", file, preview: sent.value, create });
  };

  const choose = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = chosenFile(event.currentTarget);
    if (!file) return setStage({ name: "choosing", problem: "请先选择一个表格文件" });
    await look(file, { mapping: null, create: false });
  };

  const take = async (
    file: File,
    preview: PeoplePreview,
    create: boolean,
    mode: "all" | "good",
  ) => {
    const rows = preview.rows.length;
    const then = `已上传，正在写入${rows}行，请不要关闭页面…`;
    const told = (percent: number) => setStage({ name: "sending", file, percent, then });
    told(0);
    const query = queryOf({ mapping: preview.mapping, create });
    query.set("hash", preview.fileHash);
    query.set("mode", mode);
    const path = `/api/transfer/people/import?${query}`;
    const sent = await sendFile<ImportReport>(path, file, told, BROKEN_OFF);
    if ("value" in sent) {
      setStage({ name: "done", file, mapping: preview.mapping, report: sent.value });
    } else setStage({ name: "looking", file, preview, create, problem: sent.problem });
  };

  return { stage, look, choose, take, back: () => setStage({ name: "choosing" }) };
}

const UNCHANGED = "没有导入任何人";
/** The answer may be what was lost; asking again does no harm. */
const BROKEN_OFF = "要么全部写入了，要么一行都没有写；重新导入同一个文件不会重复";

function queryOf({ mapping, create }: Choices): URLSearchParams {
  return new URLSearchParams({
    ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
    ...(create ? { create: "1" } : {}),
  });
}
