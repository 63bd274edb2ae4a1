"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import type { Result } from "@/lib/platform/result";

type Action<T> = (previous: Result<T> | null, form: FormData) => Promise<Result<T> | null>;

/**
 * A form that keeps what was typed when it is refused: one that sends itself is emptied either way.
 * Before scripts have loaded it sends itself. `emptied` empties it once it was accepted.
 */
export function useKeptForm<T>(action: Action<T>, { emptied = false } = {}) {
  const [state, submit, pending] = useActionState<Result<T> | null, FormData>(action, null);
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (emptied && state?.ok) ref.current?.reset();
  }, [emptied, state]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The button that was pressed is part of what is sent.
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(form));
  }

  return {
    state,
    pending,
    fields: state && !state.ok ? state.refusal.fields : undefined,
    form: { ref, action: submit, onSubmit },
  };
}
