import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Permission } from "@/lib/platform/authority";
import { type Command, execute } from "@/lib/platform/command";
import { formToObject } from "@/lib/platform/form";
import { machineOf } from "@/lib/platform/machine";
import type { Result } from "@/lib/platform/result";
import { currentVisitor } from "@/lib/platform/session";

export type FormState<T> = Result<T> | null;

/**
 * Wraps a command as a server action for `<form action>` and `useActionState`, so forms
 * still work before JavaScript has loaded. `done` runs after the commit: redirect or revalidate. With
 * `machine`, the input is told which machine asks, whatever the form says of it.
 */
export function toAction<P extends Permission, I extends z.ZodType, T>(
  command: Command<P, I, T>,
  done?: (value: T) => void,
  { machine = false }: { machine?: boolean } = {},
) {
  return async (_previous: FormState<T>, form: FormData): Promise<FormState<T>> => {
    const sent = formToObject(form);
    const told = machine ? { ...sent, machine: machineOf({ headers: await headers() }) } : sent;
    const result = await execute(command, await currentVisitor(), told);
    if (result.ok) done?.(result.value);
    return result;
  };
}
