"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { type ComboChoice, ComboField } from "@/components/ui/combo-field";
import { Field } from "@/components/ui/field";
import {
  createZoneAction,
  mergeRegionsAction,
  moveTownshipAction,
  renameRegionAction,
} from "@/lib/people/actions";

type Named = { code: string; name: string };

const column = "flex max-w-measure flex-col gap-4 pb-4";

/** Gives a region another name. */
export function RenameRegionForm({ region }: { region: Named }) {
  const { state, pending, fields, form } = useKeptForm(renameRegionAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="code" value={region.code} />
      <Field
        label="新名称"
        name="name"
        defaultValue={region.name}
        maxLength={40}
        hint="代码不变，人员、单位和角色都不受影响；已发的证书保留当时的文字。"
        error={fields?.name?.[0]}
      />
      <ActionNotice state={state} done="名称已改。" />
      <Button type="submit" disabled={pending} className="self-start">
        保存名称
      </Button>
    </form>
  );
}

/** Sets up a functional zone beneath a region. */
export function CreateZoneForm({ parent }: { parent: Named }) {
  const { state, pending, fields, form } = useKeptForm(createZoneAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="parentCode" value={parent.code} />
      <Field
        label="功能区名称"
        name="name"
        maxLength={40}
        hint="例如开发区、高新区、风景区。平台给它一个带字母的代码，不会和国家标准代码混淆。"
        error={fields?.name?.[0]}
      />
      <ActionNotice state={state} done="" failed="没有新建" />
      <Button type="submit" disabled={pending} className="self-start">
        在{parent.name}下面新建功能区
      </Button>
    </form>
  );
}

type MergeProps = { region: Named; choices: readonly ComboChoice[]; belongs: string };

/** Puts a region into another one of its level. */
export function MergeRegionForm({ region, choices, belongs }: MergeProps) {
  const { state, pending, fields, form } = useKeptForm(mergeRegionsAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="code" value={region.code} />
      <ComboField
        label="并入哪里"
        name="into"
        choices={choices}
        hint={`${belongs}都会转过去。${region.name}保留下来，注明已撤销，不能再选。合并以后不能撤回。`}
        error={fields?.into?.[0]}
      />
      <ActionNotice state={state} done="" failed="没有合并" />
      <Button type="submit" variant="danger" disabled={pending} className="self-start">
        并入并撤销{region.name}
      </Button>
    </form>
  );
}

type MoveProps = { region: Named; counties: readonly ComboChoice[] };

/** Puts a township under another county. */
export function MoveTownshipForm({ region, counties }: MoveProps) {
  const { state, pending, fields, form } = useKeptForm(moveTownshipAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="code" value={region.code} />
      <ComboField
        label="移到哪个县（市、区）"
        name="county"
        choices={counties}
        error={fields?.county?.[0]}
      />
      <Field
        label="新代码"
        name="newCode"
        optional
        inputMode="numeric"
        maxLength={9}
        hint="民政部门公布的9位代码。不填就沿用后3位。"
        error={fields?.newCode?.[0]}
      />
      <ActionNotice state={state} done="" failed="没有移动" />
      <Button type="submit" disabled={pending} className="self-start">
        移动{region.name}
      </Button>
    </form>
  );
}
