"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Tag } from "@/components/ui/tag";
import { type RowResult, rowResultNames } from "@/lib/people/model/person";
import type { PreviewRow } from "@/lib/transfer/model/people-import";

const SHOWN = 100;

const tones: Record<RowResult, "good" | "teal" | "plain" | "amber" | "danger"> = {
  new: "good",
  changed: "teal",
  same: "plain",
  duplicate: "amber",
  faulty: "danger",
  left: "plain",
};

const order = ["faulty", "duplicate", "new", "changed", "same"] as const;

type Props = { rows: readonly PreviewRow[]; counts: Readonly<Record<RowResult, number>> };

/** Every row and what it would do, a hundred at a time; those of one kind by a press. */
export function ImportRows({ rows, counts }: Props) {
  const [kind, setKind] = useState<RowResult | null>(counts.faulty > 0 ? "faulty" : null);
  const [shown, setShown] = useState(SHOWN);
  const fitting = kind ? rows.filter(({ result }) => result === kind) : rows;
  const choose = (next: RowResult | null) => {
    setKind(next);
    setShown(SHOWN);
  };
  return (
    <section aria-label="逐行核对" className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Choice on={kind === null} onPress={() => choose(null)}>
          全部{rows.length}行
        </Choice>
        {order
          .filter((result) => counts[result] > 0)
          .map((result) => (
            <Choice key={result} on={kind === result} onPress={() => choose(result)}>
              {rowResultNames[result]}
              {counts[result]}行
            </Choice>
          ))}
      </div>
      <ScrollRegion
        label="每一行的核对结果"
        className="max-h-128 overflow-y-auto rounded-large border border-line bg-surface"
      >
        <table className="w-full text-start">
          <thead className="sticky top-0 bg-surface-2 text-sm">
            <tr>
              {["行", "结果", "姓名", "手机号", "说明"].map((heading) => (
                <th
                  key={heading}
                  scope="col"
                  className={`whitespace-nowrap px-2 py-2 text-start sm:px-3 ${heading === "手机号" ? "max-sm:hidden" : ""}`}
                >
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fitting.slice(0, shown).map((row) => (
              <tr key={row.row} className="border-t border-line align-top">
                <td className="px-2 py-2 sm:px-3 tabular-nums">{row.row}</td>
                <td className="px-2 py-2 sm:px-3">
                  <Tag tone={tones[row.result]}>{rowResultNames[row.result]}</Tag>
                </td>
                <td className="px-2 py-2 sm:whitespace-nowrap sm:px-3">{row.name || "（空）"}</td>
                <td className="whitespace-nowrap px-3 py-2 tabular-nums max-sm:hidden">
                  {row.phone}
                </td>
                <td className="min-w-32 px-2 py-2 sm:min-w-60 sm:px-3 text-sm wrap-anywhere">
                  {row.reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {fitting.length > shown && (
        <div>
          <Button variant="quiet" onClick={() => setShown(shown + 5 * SHOWN)}>
            再看{Math.min(5 * SHOWN, fitting.length - shown)}行
          </Button>
        </div>
      )}
    </section>
  );
}

function Choice({
  on,
  onPress,
  children,
}: {
  on: boolean;
  onPress: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={`min-h-target rounded-full border px-4 ${on ? "border-teal bg-teal-soft font-semibold text-teal-strong" : "border-edge bg-surface"}`}
    >
      {children}
    </button>
  );
}
