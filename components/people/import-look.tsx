"use client";

import { useState } from "react";
import { ImportRows } from "@/components/people/import-rows";
import { MappingFields } from "@/components/people/mapping-fields";
import { ResultButton } from "@/components/people/result-button";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import {
  importColumnNames,
  type Mapping,
  neededColumns,
  type PeoplePreview,
} from "@/lib/transfer/model/people-import";

type Props = {
  file: File;
  preview: PeoplePreview;
  create: boolean;
  problem: string | undefined;
  onAgain: (mapping: Mapping, create: boolean) => void;
  onTake: (mode: "all" | "good") => void;
  onBack: () => void;
};

/** What a table would do: its columns, then its rows, then the choice of how to take it. */
export function ImportLook({ file, preview, create, problem, onAgain, onTake, onBack }: Props) {
  const missing = neededColumns.filter((column) => preview.mapping[column] === undefined);
  return (
    <div className="flex flex-col gap-6">
      {problem && (
        <Notice tone="problem" title="没有导入">
          {problem}
        </Notice>
      )}
      {preview.notes.map((note) => (
        <Notice key={note} tone="info">
          {note}
        </Notice>
      ))}
      <MappingFields
        headings={preview.headings}
        mapping={preview.mapping}
        open={missing.length > 0}
        onChange={(mapping) => onAgain(mapping, create)}
      />
      {missing.length > 0 ? (
        <Notice tone="problem" title="还缺必需的列">
          请在上面指出哪一列是{missing.map((column) => importColumnNames[column]).join("、")}。
        </Notice>
      ) : (
        <>
          <ImportRows rows={preview.rows} counts={preview.counts} />
          <label className="flex min-h-target cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              checked={create}
              onChange={({ target }) => onAgain(preview.mapping, target.checked)}
              className="size-5 accent-teal"
            />
            平台上没有的单位，按行政区划新建
            {preview.newOrganisations.length > 0 && `（${preview.newOrganisations.length}个）`}
          </label>
          <Take file={file} preview={preview} create={create} onTake={onTake} />
        </>
      )}
      <div>
        <Button variant="quiet" onClick={onBack}>
          换一个文件
        </Button>
      </div>
    </div>
  );
}

function Take({
  file,
  preview,
  create,
  onTake,
}: Pick<Props, "file" | "preview" | "create" | "onTake">) {
  const { counts } = preview;
  const bad = counts.faulty + counts.duplicate;
  const good = counts.new + counts.changed;
  const [mode, setMode] = useState<"all" | "good">("all");
  const chosen = bad === 0 ? "all" : mode;
  return (
    <div className="flex flex-col gap-3">
      {bad > 0 && good > 0 && (
        <fieldset className="flex flex-col">
          <legend className="font-semibold">有{bad}行不能导入，怎么办</legend>
          {(
            [
              ["all", "全部改好再导入（现在不写入任何人）"],
              ["good", `只导入没有问题的${good}行，其余跳过`],
            ] as const
          ).map(([value, words]) => (
            <label key={value} className="flex min-h-target cursor-pointer items-center gap-3">
              <input
                type="radio"
                name="mode"
                checked={mode === value}
                onChange={() => setMode(value)}
                className="size-5 accent-teal"
              />
              {words}
            </label>
          ))}
        </fieldset>
      )}
      {good === 0 && <Notice tone="info">这个文件里没有可以新增或更新的人。</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button
          onClick={() => onTake(chosen)}
          disabled={good === 0 || (bad > 0 && chosen === "all")}
        >
          导入{good}人
        </Button>
        <ResultButton file={file} mapping={preview.mapping} create={create} label="下载核对结果" />
      </div>
    </div>
  );
}
