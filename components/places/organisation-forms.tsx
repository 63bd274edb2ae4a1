"use client";

import { OrganisationFields } from "@/components/places/organisation-fields";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { type ComboChoice, ComboField } from "@/components/ui/combo-field";
import {
  closeOrganisationAction,
  createOrganisationAction,
  editOrganisationAction,
  mergeOrganisationsAction,
  moveOrganisationAction,
  reopenOrganisationAction,
} from "@/lib/people/actions";

type Organisation = {
  id: string;
  name: string;
  kind: string;
  contactName: string | null;
  contactPhone: string | null;
};

const column = "flex max-w-measure flex-col gap-4 pb-4";

type CreateProps = { regions: readonly ComboChoice[]; region: string };

/** Adds an organisation. */
export function CreateOrganisationForm({ regions, region }: CreateProps) {
  const { state, pending, fields, form } = useKeptForm(createOrganisationAction);
  return (
    <form {...form} className={column}>
      <ComboField
        label="所在行政区划"
        name="regionCode"
        choices={regions}
        defaultValue={region}
        error={fields?.regionCode?.[0]}
      />
      <OrganisationFields fields={fields} />
      <ActionNotice state={state} done="" failed="没有新建" />
      <Button type="submit" disabled={pending} className="self-start">
        新建单位
      </Button>
    </form>
  );
}

/** Changes what an organisation is called, what it is, and whom to call there. */
export function EditOrganisationForm({ organisation }: { organisation: Organisation }) {
  const { state, pending, fields, form } = useKeptForm(editOrganisationAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="organisationId" value={organisation.id} />
      <OrganisationFields organisation={organisation} fields={fields} />
      <ActionNotice state={state} done="已保存。" />
      <Button type="submit" disabled={pending} className="self-start">
        保存
      </Button>
    </form>
  );
}

type ChoiceProps = { organisation: Organisation; choices: readonly ComboChoice[] };

/** Puts an organisation into another region. */
export function MoveOrganisationForm({ organisation, choices }: ChoiceProps) {
  const { state, pending, fields, form } = useKeptForm(moveOrganisationAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="organisationId" value={organisation.id} />
      <ComboField
        label="移到哪个行政区划"
        name="regionCode"
        choices={choices}
        hint="登记在原地的人员一起过去，登记在别处的人员不动。"
        error={fields?.regionCode?.[0]}
      />
      <ActionNotice state={state} done="单位已移动。" failed="没有移动" />
      <Button type="submit" disabled={pending} className="self-start">
        移动单位
      </Button>
    </form>
  );
}

/** Puts an organisation into another one. */
export function MergeOrganisationForm({ organisation, choices }: ChoiceProps) {
  const { state, pending, fields, form } = useKeptForm(mergeOrganisationsAction);
  return (
    <form {...form} className={column}>
      <input type="hidden" name="organisationId" value={organisation.id} />
      <ComboField
        label="并入哪个单位"
        name="into"
        choices={choices}
        hint={`人员和角色都会转过去。${organisation.name}保留下来，注明去向，不能再选。合并以后不能撤回。`}
        error={fields?.into?.[0]}
      />
      <ActionNotice state={state} done="" failed="没有合并" />
      <Button type="submit" variant="danger" disabled={pending} className="self-start">
        并入并关闭原单位
      </Button>
    </form>
  );
}

type OpenProps = { organisationId: string; isClosed: boolean };

/** Closes an organisation, or opens it again. */
export function OpenOrganisationForm({ organisationId, isClosed }: OpenProps) {
  const { state, pending, form } = useKeptForm(
    isClosed ? reopenOrganisationAction : closeOrganisationAction,
  );
  return (
    <form {...form} className={column}>
      <input type="hidden" name="organisationId" value={organisationId} />
      <p className="text-muted">
        {isClosed
          ? "重新开放以后，注册时又能选到它。"
          : "关闭以后注册时选不到它，已在其中的人员和记录都保留。可以重新开放。"}
      </p>
      <ActionNotice state={state} done="" failed="没有改动" />
      <Button
        type="submit"
        variant={isClosed ? "secondary" : "danger"}
        disabled={pending}
        className="self-start"
      >
        {isClosed ? "重新开放" : "关闭单位"}
      </Button>
    </form>
  );
}
