"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { disablePersonAction, enablePersonAction } from "@/lib/people/actions";
import { refusals } from "@/lib/platform/result";

type Props = { person: { id: string; name: string; disabled: boolean } };

/** Ends or gives back a person's access. A plain form: it works without scripts too. */
export function AccessButton({ person }: Props) {
  const [state, submit, pending] = useActionState(
    person.disabled ? enablePersonAction : disablePersonAction,
    null,
  );
  return (
    <form action={submit} className="flex flex-col items-start gap-2">
      <input type="hidden" name="personId" value={person.id} />
      <Button type="submit" variant="quiet" disabled={pending}>
        {person.disabled ? "恢复" : "停用"}
        <VisuallyHidden>{person.name}的账号</VisuallyHidden>
      </Button>
      {state && !state.ok && <Notice tone="problem">{refusals[state.refusal.code]}</Notice>}
    </form>
  );
}
