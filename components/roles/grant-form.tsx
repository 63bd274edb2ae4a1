"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { type ComboChoice, ComboField } from "@/components/ui/combo-field";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type GrantedRole, grantedRoleNames } from "@/lib/people/model/role";
import { grantRoleAction } from "@/lib/roles/actions";

type Props = {
  person: { id: string; name: string };
  roles: readonly GrantedRole[];
  scopes: readonly ComboChoice[];
  /** As 2026-11-23. */
  today: string;
};

const explained: Record<GrantedRole, string> = {
  trainer: "讲师：写课、出题、上传课件",
  expert: "评审专家：评作业和主观题",
  manager: "管理员：管人员、单位、学时和证书",
  administrator: "系统管理员：管全部设置和课程",
};

/** Gives somebody a role somewhere, from day to day. */
export function GrantForm({ person, roles, scopes, today }: Props) {
  const { state, pending, fields, form } = useKeptForm(grantRoleAction);
  return (
    <form {...form} className="flex max-w-measure flex-col gap-4">
      <input type="hidden" name="personId" value={person.id} />
      <SelectField
        label="角色"
        name="role"
        error={fields?.role?.[0]}
        hint={roles.map((role) => explained[role]).join("；")}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {grantedRoleNames[role]}
          </option>
        ))}
      </SelectField>
      <ComboField
        label="范围"
        name="scope"
        choices={scopes}
        hint="行政区划包括它下面的全部，或者只在一个单位。"
        error={fields?.scope?.[0]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="从哪天起"
          name="validFrom"
          type="date"
          min={today}
          defaultValue={today}
          error={fields?.validFrom?.[0]}
        />
        <Field
          label="最后一天"
          name="validUntil"
          type="date"
          min={today}
          optional
          hint="不填就一直有效。"
          error={fields?.validUntil?.[0]}
        />
      </div>
      <ActionNotice
        state={state}
        done={`已授权，${person.name}会收到站内消息。`}
        failed="没有授权"
      />
      <Button type="submit" disabled={pending} className="self-start">
        授权
      </Button>
    </form>
  );
}
