"use client";

import { ResultButton } from "@/components/people/result-button";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { ImportReport, Mapping } from "@/lib/transfer/model/people-import";

type Props = { file: File; mapping: Mapping; report: ImportReport; onBack: () => void };

/** What was taken, the file that says so row by row, and what comes next. */
export function ImportDone({ file, mapping, report, onBack }: Props) {
  const { counts, importId } = report;
  const left = counts.faulty + counts.duplicate;
  return (
    <div className="flex max-w-measure flex-col gap-5">
      <Notice tone="success" title={`已导入：新增${counts.new}人，更新${counts.changed}人`}>
        {counts.same > 0 && `${counts.same}人和平台上的一样，没有改动。`}
        {left > 0 && `${left}行有问题或重复，没有导入，原因在结果文件里。`}
        {counts.new > 0 && "新增的人还没有密码，请给他们生成激活码。"}
      </Notice>
      <div className="flex flex-wrap gap-3">
        {counts.new > 0 && <ButtonLink href="/manage/people/activation">生成激活码</ButtonLink>}
        <ResultButton file={file} mapping={mapping} importId={importId} label="下载结果文件" />
        <ButtonLink href="/manage/people" variant="secondary">
          去看人员
        </ButtonLink>
        <Button variant="quiet" onClick={onBack}>
          再导入一个文件
        </Button>
      </div>
    </div>
  );
}
