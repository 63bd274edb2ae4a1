"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { SelectField } from "@/components/ui/select-field";
import { answerShowingAction } from "@/lib/submissions/actions";

type Props = {
  submissionId: string;
  /** Whose name it may be shown under. */
  name: string;
  /** Whether an answer is waited for: one may also decline. */
  asked: boolean;
};

/** An author's answer: under which name, and that nobody can be recognised. */
export function ConsentForm({ submissionId, name, asked }: Props) {
  const { state, pending, fields, form } = useKeptForm(answerShowingAction);
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="submissionId" value={submissionId} />
      <SelectField label="怎样署名" name="signed" defaultValue="" error={fields?.signed?.[0]}>
        <option value="" disabled>
          请选择
        </option>
        <option value="no">不署名，写“一位学员”</option>
        <option value="yes">署我的姓名：{name}</option>
      </SelectField>
      <CheckField label="我又看了一遍，文中认不出服务对象是谁" name="reread" on={false} />
      <ActionNotice state={state} done="" failed="还没有答复" />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="act" value="agreed" disabled={pending}>
          同意展示
        </Button>
        {asked && (
          <Button
            type="submit"
            name="act"
            value="declined"
            variant="secondary"
            disabled={pending}
            formNoValidate
          >
            不同意
          </Button>
        )}
      </div>
    </form>
  );
}

/** Takes back what was agreed to. */
export function WithdrawForm({ submissionId }: { submissionId: string }) {
  const { state, pending, form } = useKeptForm(answerShowingAction);
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="submissionId" value={submissionId} />
      <ActionNotice state={state} done="" failed="没有撤回" />
      <Button
        type="submit"
        name="act"
        value="withdrawn"
        variant="secondary"
        disabled={pending}
        className="self-start"
      >
        撤回同意
      </Button>
    </form>
  );
}
