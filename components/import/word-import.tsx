"use client";

import { type FormEvent, useState } from "react";
import { ChooseFile } from "@/components/import/choose-file";
import { chosenFile } from "@/components/import/file-field";
import { sendFile } from "@/components/import/send-file";
import { Sending } from "@/components/import/sending";
import { WordLook } from "@/components/import/word-look";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { ImportedWord } from "@/lib/authoring/model/import";
import type { DraftOutline } from "@/lib/authoring/model/outline";
import type { WordChoices, WordPreview } from "@/lib/transfer/model/word";

type Stage =
  | { name: "choosing"; problem?: string }
  | { name: "sending"; file: File; percent: number }
  | { name: "looking"; file: File; preview: WordPreview; percent: number | null; problem?: string }
  | { name: "done"; imported: ImportedWord };

type Place = { module: string } | { title: string };
type Props = { courseSlug: string; modules: DraftOutline["modules"] };

/** A Word document, looked at first; nothing is written until it is confirmed. */
export function WordImport({ courseSlug, modules }: Props) {
  const [stage, setStage] = useState<Stage>({ name: "choosing" });

  const look = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = chosenFile(event.currentTarget);
    if (!file) return setStage({ name: "choosing", problem: "请先选择一个 Word 文档" });
    const told = (percent: number) => setStage({ name: "sending", file, percent });
    told(0);
    const query = new URLSearchParams({ course: courseSlug });
    const sent = await sendFile<WordPreview>(`/api/authoring/word/preview?${query}`, file, told);
    if ("problem" in sent) setStage({ name: "choosing", problem: sent.problem });
    else setStage({ name: "looking", file, preview: sent.value, percent: null });
  };

  const take = async (
    { file, preview }: { file: File; preview: WordPreview },
    choices: WordChoices,
    place: Place,
  ) => {
    const told = (percent: number) => setStage({ name: "looking", file, preview, percent });
    told(0);
    const query = new URLSearchParams({
      ...{ course: courseSlug, hash: preview.hash, file: file.name },
      ...place,
      choices: JSON.stringify(choices),
    });
    const sent = await sendFile<ImportedWord>(`/api/authoring/word/import?${query}`, file, told);
    if ("value" in sent) setStage({ name: "done", imported: sent.value });
    else setStage({ name: "looking", file, preview, percent: null, problem: sent.problem });
  };

  if (stage.name === "done") {
    return <Imported imported={stage.imported} onMore={() => setStage({ name: "choosing" })} />;
  }
  if (stage.name === "sending") {
    const { file, percent } = stage;
    return <Sending name={file.name} percent={percent} then="已上传，正在读取文档…" />;
  }
  if (stage.name === "looking") {
    return (
      <WordLook
        fileName={stage.file.name}
        preview={stage.preview}
        modules={modules}
        percent={stage.percent}
        problem={stage.problem}
        onTake={(choices, place) => take(stage, choices, place)}
        onBack={() => setStage({ name: "choosing" })}
      />
    );
  }
  return (
    <ChooseFile
      onLook={look}
      problem={stage.problem}
      label="Word 文档"
      accept=".docx"
      hint="Word 或 WPS 存的 .docx，最大 100 MB。标题、列表、表格、图片、粗体和链接会带来。"
    />
  );
}

function Imported({ imported, onMore }: { imported: ImportedWord; onMore: () => void }) {
  const { courseSlug, lessons, moduleTitle } = imported;
  return (
    <div className="flex max-w-measure flex-col gap-4">
      <Notice tone="success" title={`已导入${lessons.length}个课时，在单元“${moduleTitle}”里`}>
        都在草稿里，学员还看不到。标着“待补”的地方（学习目标、图片的文字说明）请补上，发布前会再提醒。
      </Notice>
      <ul className="list-disc ps-6">
        {lessons.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/teach/${courseSlug}`}>去课程里看</ButtonLink>
        <Button variant="secondary" onClick={onMore}>
          再导入一个文档
        </Button>
      </div>
    </div>
  );
}
