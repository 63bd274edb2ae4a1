"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Tag } from "@/components/ui/tag";
import type { JudgedRow } from "@/lib/people/rules/township-rows";

const states = {
  faulty: { label: "不能导入", tone: "danger" },
  new: { label: "新增", tone: "good" },
  renamed: { label: "改名", tone: "teal" },
  same: { label: "没有变化", tone: "plain" },
  skipped: { label: "不改动", tone: "plain" },
} as const;
/** What needs looking at comes first. */
const order = ["faulty", "renamed", "new", "same", "skipped"] as const;

type Props = {
  fileName: string;
  rows: readonly JudgedRow[];
  taking: boolean;
  onTake(): void;
  onBack(): void;
};

/** What each row of a file would do, or why it can do nothing. */
export function TownshipPreview({ fileName, rows, taking, onTake, onBack }: Props) {
  const count = (state: JudgedRow["state"]) => rows.filter((row) => row.state === state).length;
  const sorted = order.flatMap((state) => rows.filter((row) => row.state === state));
  const [faulty, changes] = [count("faulty"), count("new") + count("renamed")];
  return (
    <>
      <div>
        <h2 className="text-lg">{fileName}</h2>
        <p className="text-muted">
          共{rows.length}行：新增{count("new")}，改名{count("renamed")}，没有变化
          {count("same") + count("skipped")}，不能导入{faulty}。
        </p>
      </div>
      {faulty > 0 && (
        <Notice tone="problem" title="有的行不能导入">
          要么全部导入，要么都不导入。请按下面的原因在文件里改好，再选一次。
        </Notice>
      )}
      {faulty === 0 && changes === 0 && <Notice tone="info">和平台上的一样，没有要导入的。</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button onClick={onTake} disabled={taking || faulty > 0 || changes === 0}>
          {taking ? "正在导入…" : `导入${changes}个`}
        </Button>
        <Button variant="secondary" onClick={onBack} disabled={taking}>
          换一个文件
        </Button>
      </div>
      <ScrollRegion
        label="逐行预览"
        className="max-h-[70vh] overflow-y-auto rounded-large border border-line bg-surface"
      >
        <table className="w-full text-start">
          <thead>
            <tr className="border-b border-line text-sm text-muted">
              {["行", "代码", "名称", "结果"].map((heading) => (
                <th key={heading} scope="col" className="px-4 py-2 text-start font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {sorted.map((row) => (
              <tr key={row.line}>
                <td className="px-4 py-2 tabular-nums">{row.line}</td>
                <td className="px-4 py-2 tabular-nums">{row.code}</td>
                <td className="px-4 py-2">{row.name}</td>
                <td className="px-4 py-2">
                  <Tag tone={states[row.state].tone}>{states[row.state].label}</Tag>
                  {row.reason && (
                    <span className="ms-2 text-sm text-muted">
                      {row.state === "renamed" ? `原名“${row.reason}”` : row.reason}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
