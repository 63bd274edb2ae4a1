"use client";

import { useState } from "react";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { changeManyAction } from "@/lib/people/actions";
import {
  type BulkAction,
  type BulkReport,
  bulkActionNames,
  bulkActions,
} from "@/lib/people/model/person-input";
import { refusals } from "@/lib/platform/result";

type Props = {
  formId: string;
  /** The search as it stands in the address, and how many it finds. */
  search: string;
  hits: number;
  organisations: readonly string[];
};

/** Does one thing to the ticked people, or to all who were found; says who was left out and why. */
export function BulkBar({ formId, search, hits, organisations }: Props) {
  const [action, setAction] = useState<BulkAction | "">("");
  const { state, pending, fields, form } = useKeptForm(changeManyAction);
  return (
    <form {...form} id={formId} className="flex flex-col gap-3">
      <input type="hidden" name="search" value={search} />
      {hits > 0 && (
        <>
          <p className="text-muted">共{hits}人</p>
          <Folded summary="批量操作">
            <div className="flex flex-wrap items-end gap-3 rounded-large border border-line bg-surface-2 px-4 py-3">
              <TickAll formId={formId} />
              <div className="w-52">
                <SelectField label="对象" name="scope" defaultValue="chosen">
                  <option value="chosen">勾选的人</option>
                  <option value="all">查到的全部{hits}人</option>
                </SelectField>
              </div>
              <div className="w-40">
                <SelectField
                  label="做什么"
                  name="action"
                  value={action}
                  error={fields?.action?.[0]}
                  onChange={({ target }) =>
                    setAction(bulkActions.find((known) => known === target.value) ?? "")
                  }
                >
                  <option value="">请选择</option>
                  {bulkActions.map((name) => (
                    <option key={name} value={name}>
                      {bulkActionNames[name]}
                    </option>
                  ))}
                </SelectField>
              </div>
              <Target action={action} organisations={organisations} fields={fields} />
              <Button type="submit" variant="secondary" disabled={pending}>
                {pending ? "正在处理…" : "执行"}
              </Button>
            </div>
          </Folded>
        </>
      )}
      {state && !state.ok && (
        <Notice tone="problem" title="没有改动">
          {Object.values(state.refusal.fields ?? {})[0]?.[0] ?? refusals[state.refusal.code]}
        </Notice>
      )}
      {state?.ok && <Report report={state.value.report} />}
    </form>
  );
}

type TargetProps = {
  action: BulkAction | "";
  organisations: readonly string[];
  fields: Record<string, string[]> | undefined;
};

/** Where people are moved to, or what their position becomes. */
function Target({ action, organisations, fields }: TargetProps) {
  if (action === "move") {
    return (
      <div className="min-w-52 flex-1">
        <Field
          label="单位全称"
          name="organisation"
          list="organisations-known"
          error={fields?.organisation?.[0]}
        />
        <datalist id="organisations-known">
          {organisations.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
    );
  }
  if (action !== "position") return null;
  return (
    <div className="min-w-52 flex-1">
      <Field
        label="新岗位（留空即清除）"
        name="position"
        optional="unsaid"
        maxLength={30}
        list="positions-known"
        error={fields?.position?.[0]}
      />
    </div>
  );
}

function Report({ report }: { report: BulkReport }) {
  return (
    <Notice tone={report.changed > 0 ? "success" : "info"} title={`已改动${report.changed}人`}>
      {report.unchanged.map(({ reason, count }) => (
        <span key={reason} className="block">
          {count}人没有改动：{reason}
        </span>
      ))}
    </Notice>
  );
}

/** Ticks belong to the form by its name, wherever they stand on the page. */
function TickAll({ formId }: { formId: string }) {
  return (
    <label className="flex min-h-target cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        className="size-5 accent-teal"
        onChange={({ target }) => {
          const ticks = document.querySelectorAll<HTMLInputElement>(
            `input[name="personIds[]"][form="${formId}"]`,
          );
          for (const tick of ticks) tick.checked = target.checked;
        }}
      />
      全选本页
    </label>
  );
}
