"use client";

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { changeOutlineAction } from "@/lib/authoring/actions";

/** Whether a move is on its way to the server. */
export const OutlineMoving = createContext(false);

type Props = {
  courseSlug: string;
  /** The revision of the cover sheet that is shown. */
  base: number;
  /** What this form changes: `kind`, and what the kind asks for beside the fields within. */
  change: Record<string, string | number>;
  className?: string;
  children: ReactNode;
};

/** One change of the outline. It works before scripts have come, and says what became of it. */
export function OutlineForm({ courseSlug, base, change, className, children }: Props) {
  const [state, submit] = useActionState(changeOutlineAction, null);
  const { form, waitForMoves } = useTurn();
  return (
    <form ref={form} action={submit} onSubmit={waitForMoves} className={className}>
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="base" value={base} />
      {Object.entries(change).map(([name, value]) => (
        <input key={name} type="hidden" name={`change.${name}`} value={value} />
      ))}
      {children}
      <div aria-live="polite" className="empty:hidden basis-full">
        <ActionNotice state={state} done="" />
      </div>
    </form>
  );
}

/** What is asked for while a move is on its way is sent after it, on the revision that the move made. */
function useTurn() {
  const form = useRef<HTMLFormElement>(null);
  const moving = useContext(OutlineMoving);
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    if (moving || !waits) return;
    setWaits(false);
    form.current?.requestSubmit();
  }, [moving, waits]);

  function waitForMoves(event: FormEvent) {
    if (!moving) return;
    event.preventDefault();
    setWaits(true);
  }
  return { form, waitForMoves };
}
