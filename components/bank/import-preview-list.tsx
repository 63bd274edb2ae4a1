"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { plainLine } from "@/lib/assessment/rules/question-text";
import type { ImportPreview, PreviewRow } from "@/lib/transfer/model/bank";
import { exchangeFormats } from "@/lib/transfer/model/exchange";
import { questionTypeNames } from "@/lib/transfer/rules/question-types";

/** More rows at once make a phone's browser slow. */
const STEP = 100;

type Props = {
  fileName: string;
  preview: ImportPreview;
  pending: boolean;
  onTake: (numbers: readonly number[]) => void;
  onBack: () => void;
};

/** What a file would bring: the problems with their places, then the questions, those alike left out. */
export function ImportPreviewList({ fileName, preview, pending, onTake, onBack }: Props) {
  const { rows, problems, format } = preview;
  const able = rows.filter(({ obstacle }) => obstacle === null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(able.filter(({ alike }) => alike === null).map(({ number }) => number)),
  );
  const [shown, setShown] = useState(STEP);
  const choose = (number: number, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(number);
      else after.delete(number);
      return after;
    });
  const alike = able.length - able.filter((row) => row.alike === null).length;

  return (
    <div className="flex flex-col gap-6">
      <Notice tone="info" title={`${fileName}：${exchangeFormats[format]}，${rows.length}题`}>
        还没有写入任何内容。
        {preview.pictures > 0 && `带来${preview.pictures}张图片，和选中的题一起写入。`}
        {alike > 0 && `有${alike}题和已有的题目相同或很像，先没有选上，请看一看再定。`}
      </Notice>
      {problems.length > 0 && (
        <section aria-labelledby="problems" className="flex flex-col gap-2">
          <h2 id="problems" className="font-display text-xl font-bold">
            {problems.length}处问题
          </h2>
          <ul className="max-h-80 overflow-y-auto rounded-large border border-line bg-surface">
            {problems.map(({ where, message, leftOut }) => (
              <li
                key={`${where} ${message}`}
                className="flex flex-wrap items-baseline gap-x-3 border-line px-4 py-2 not-first:border-t"
              >
                <Tag tone={leftOut ? "danger" : "amber"}>{leftOut ? "没有读入" : "请留意"}</Tag>
                <span className="text-muted">{where}</span>
                <span className="min-w-0 flex-1">{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <section aria-labelledby="questions" className="flex flex-col gap-2">
          <h2 id="questions" className="font-display text-xl font-bold">
            读到的题目
          </h2>
          <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
            {rows.slice(0, shown).map((row) => (
              <PreviewLine
                key={row.number}
                row={row}
                chosen={chosen.has(row.number)}
                onChoose={(on) => choose(row.number, on)}
              />
            ))}
          </ul>
          {shown < rows.length && (
            <Button variant="quiet" onClick={() => setShown(shown + STEP)}>
              再看{Math.min(STEP, rows.length - shown)}题（共{rows.length}题）
            </Button>
          )}
        </section>
      )}
      <div
        data-bar="foot"
        className="sticky bottom-0 flex flex-wrap gap-3 border-line border-t bg-paper py-3"
      >
        <Button disabled={pending || chosen.size === 0} onClick={() => onTake([...chosen])}>
          {pending ? "正在导入…" : `导入选中的${chosen.size}题`}
        </Button>
        <Button variant="secondary" disabled={pending} onClick={onBack}>
          换一个文件
        </Button>
      </div>
    </div>
  );
}

type LineProps = { row: PreviewRow; chosen: boolean; onChoose: (on: boolean) => void };

function PreviewLine({ row, chosen, onChoose }: LineProps) {
  const { number, type, stem, answer, topic, alike, obstacle } = row;
  return (
    <li className="flex gap-1 px-2 sm:px-3">
      <label className="flex min-h-target min-w-target cursor-pointer items-center justify-center self-start">
        <input
          type="checkbox"
          checked={chosen}
          disabled={obstacle !== null}
          onChange={(event) => onChoose(event.target.checked)}
          aria-label={`导入第${number}题`}
          className="size-5 accent-teal"
        />
      </label>
      <div className="min-w-0 flex-1 py-3 pe-2">
        <p className="line-clamp-3 whitespace-pre-line">
          {number}. {plainLine(stem)}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <Tag>{questionTypeNames[type]}</Tag>
          {topic}
          <span className="min-w-0">答案：{answer || "无"}</span>
        </p>
        {obstacle && <p className="text-sm text-danger">{obstacle}</p>}
        {alike && <Alike alike={alike} />}
      </div>
    </li>
  );
}

function Alike({ alike }: { alike: NonNullable<PreviewRow["alike"]> }) {
  const like = alike.likeness === 1 ? "相同" : `${Math.round(alike.likeness * 100)}%相同`;
  return (
    <p className="text-sm text-amber">
      {alike.inFile === null
        ? `和题库里的“${plainLine(alike.stem).slice(0, 30)}”${like}`
        : `和这个文件的第${alike.inFile}题${like}`}
    </p>
  );
}
