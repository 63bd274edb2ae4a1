"use client";

import { type FormEvent, useState } from "react";
import { ChooseFile } from "@/components/import/choose-file";
import { chosenFile } from "@/components/import/file-field";
import { lookIntoZip, type ZipLook } from "@/components/import/look-into-zip";
import { sendFile } from "@/components/import/send-file";
import { Sending } from "@/components/import/sending";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { ImportedCourse } from "@/lib/authoring/model/import";
import { bytesInWords } from "@/lib/platform/wording";

type Stage =
  | { name: "choosing"; problem?: string }
  | { name: "looking"; file: File; look: ZipLook; problem?: string }
  | { name: "sending"; file: File; percent: number }
  | { name: "done"; imported: ImportedCourse };

type Props = {
  /** The draft that is to be replaced, and when it was last changed; null for a new course. */
  into: { slug: string; title: string; knownChange: number } | null;
};

/** A course folder's zip: looked at on this device, then sent, then a draft. */
export function CourseImport({ into }: Props) {
  const [stage, setStage] = useState<Stage>({ name: "choosing" });

  const look = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = chosenFile(event.currentTarget);
    if (!file) return setStage({ name: "choosing", problem: "请先选择一个压缩包" });
    const seen = await lookIntoZip(file);
    if ("problem" in seen) setStage({ name: "choosing", problem: seen.problem });
    else setStage({ name: "looking", file, look: seen });
  };

  const take = async (file: File, seen: ZipLook) => {
    const told = (percent: number) => setStage({ name: "sending", file, percent });
    told(0);
    const query = new URLSearchParams(
      into ? { into: into.slug, known: String(into.knownChange) } : {},
    );
    const sent = await sendFile<ImportedCourse>(`/api/authoring/courses?${query}`, file, told);
    if ("value" in sent) setStage({ name: "done", imported: sent.value });
    else setStage({ name: "looking", file, look: seen, problem: sent.problem });
  };

  if (stage.name === "done") return <Imported imported={stage.imported} />;
  if (stage.name === "sending") {
    const { file, percent } = stage;
    return <Sending name={file.name} percent={percent} then="已上传，正在存入课程…" />;
  }
  if (stage.name === "looking") {
    const { file, look: seen, problem } = stage;
    return (
      <div className="flex max-w-measure flex-col gap-5">
        {problem && (
          <Notice tone="problem" title="没有导入任何内容">
            {problem}
          </Notice>
        )}
        <Notice tone="info" title={`${seen.title || file.name}：${seen.lessons}个课时`}>
          共{seen.files}个文件，解开后{bytesInWords(seen.bytes)}。还没有上传。
          {into
            ? `导入后，“${into.title}”的草稿换成压缩包里的内容；换下来的每个文件都留在修改记录里，已发布的不变。`
            : "导入后是一门新课程的草稿，您是作者，学员还看不到。"}
        </Notice>
        <LeftOut names={seen.leftOut} />
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => take(file, seen)}>{into ? "换成这份内容" : "导入成新课程"}</Button>
          <Button variant="secondary" onClick={() => setStage({ name: "choosing" })}>
            换一个文件
          </Button>
        </div>
      </div>
    );
  }
  return (
    <ChooseFile
      onLook={look}
      problem={stage.problem}
      label="课程压缩包"
      accept=".zip"
      hint="从本平台导出的 .zip，或按课程格式整理的文件夹压成的 .zip，最大 1 GB。"
    />
  );
}

function LeftOut({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  const shown = names.slice(0, 20);
  return (
    <div>
      <h2 className="font-display text-xl font-bold">{names.length}个文件不是课程的，不带来</h2>
      <ul className="mt-2 list-disc ps-6 text-muted">
        {shown.map((name) => (
          <li key={name} className="wrap-anywhere">
            {name}
          </li>
        ))}
        {names.length > shown.length && <li>……</li>}
      </ul>
    </div>
  );
}

function Imported({ imported }: { imported: ImportedCourse }) {
  const { courseSlug, title, lessons, media, faults, leftOut } = imported;
  return (
    <div className="flex max-w-measure flex-col gap-5">
      <Notice tone="success" title={`已导入“${title}”`}>
        {lessons}个课时，{media}个媒体文件，都在草稿里。
        {faults.length === 0 ? "内容完整，可以送去发布。" : "发布前还要改好下面这些。"}
      </Notice>
      {faults.length > 0 && (
        <ul className="max-h-96 list-disc overflow-y-auto rounded-large border border-line bg-surface py-3 ps-9 pe-4">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <LeftOut names={leftOut} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/teach/${courseSlug}`}>去课程里看</ButtonLink>
      </div>
    </div>
  );
}
