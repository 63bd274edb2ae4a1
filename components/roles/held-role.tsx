"use client";

import { RoleState } from "@/components/roles/role-state";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { grantedRoleNames } from "@/lib/people/model/role";
import { endRoleAction, setRoleEndAction } from "@/lib/roles/actions";
import type { HeldGrant } from "@/lib/roles/model";
import { daysInWords } from "@/lib/roles/rules/role-message";

type Props = {
  grant: HeldGrant;
  /** Whether the reader decides about it. */
  decides: boolean;
  today: string;
};

/** One role of somebody, with what may be done about it. */
export function HeldRole({ grant, decides, today }: Props) {
  const name = `${grant.scope}的${grantedRoleNames[grant.role]}`;
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {name}
        <RoleState grant={grant} />
      </p>
      <p className="text-sm text-muted">{daysInWords(grant)}</p>
      {decides && grant.state !== "ended" && (
        <Folded
          summary={
            <>
              改日期或收回
              <VisuallyHidden>：{name}</VisuallyHidden>
            </>
          }
        >
          <EndForms grant={grant} today={today} name={name} />
        </Folded>
      )}
    </li>
  );
}

function EndForms({ grant, today, name }: Omit<Props, "decides"> & { name: string }) {
  const until = useKeptForm(setRoleEndAction);
  const end = useKeptForm(endRoleAction);
  return (
    <div className="flex max-w-measure flex-col gap-4 pb-2">
      <form {...until.form} className="flex flex-col gap-3">
        <input type="hidden" name="grantId" value={grant.id} />
        <Field
          label="最后一天"
          name="validUntil"
          type="date"
          min={today}
          optional
          defaultValue={grant.validUntil ?? ""}
          hint="往后改就是延长；不填就一直有效。"
          error={until.fields?.validUntil?.[0]}
        />
        <ActionNotice state={until.state} done="日期已改，对方会收到站内消息。" />
        <Button type="submit" variant="secondary" disabled={until.pending} className="self-start">
          保存日期
        </Button>
      </form>
      <form {...end.form} className="flex flex-col gap-3">
        <input type="hidden" name="grantId" value={grant.id} />
        <ActionNotice state={end.state} done="" failed="没有收回" />
        <Button type="submit" variant="danger" disabled={end.pending} className="self-start">
          马上收回<VisuallyHidden>{name}</VisuallyHidden>
        </Button>
      </form>
    </div>
  );
}
