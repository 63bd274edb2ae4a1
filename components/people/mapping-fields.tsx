"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Folded } from "@/components/ui/folded";
import { SelectField } from "@/components/ui/select-field";
import {
  type ImportColumn,
  importColumnNames,
  importColumns,
  type Mapping,
} from "@/lib/transfer/model/people-import";

type Props = {
  headings: readonly string[];
  mapping: Mapping;
  /** Opened where something needed is missing. */
  open: boolean;
  onChange: (mapping: Mapping) => void;
};

/** Which column of the table holds what: guessed, and put right here. */
export function MappingFields({ headings, mapping, open, onChange }: Props) {
  const [chosen, setChosen] = useState<Mapping>(mapping);
  const used = importColumns.filter((column) => mapping[column] !== undefined).length;
  const choose = (column: ImportColumn, value: string) => {
    const { [column]: _, ...rest } = chosen;
    setChosen(value === "" ? rest : { ...rest, [column]: Number(value) });
  };
  return (
    <Folded summary={`列的对应（认出${used}列）`} open={open}>
      <div className="flex flex-col gap-4 pb-2">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {importColumns.map((column) => (
            <SelectField
              key={column}
              label={importColumnNames[column]}
              optional="unsaid"
              value={chosen[column] ?? ""}
              onChange={({ target }) => choose(column, target.value)}
            >
              <option value="">表里没有这一列</option>
              {headings.map((heading, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one heading
                <option key={at} value={at}>
                  {heading || `第${at + 1}列`}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
        <div>
          <Button variant="secondary" onClick={() => onChange(chosen)}>
            按这样对应，重新核对
          </Button>
        </div>
      </div>
    </Folded>
  );
}
