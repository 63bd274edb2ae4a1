import "server-only";
import type { z } from "zod";
import { type Database, db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { type Actor, type Permission, type Permit, permit } from "@/lib/platform/authority";
import { isDeadlock } from "@/lib/platform/passing-fault";
import { type Refusal, type Result, refuse } from "@/lib/platform/result";

export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** What runs a statement: a transaction, or the database itself for one that stands alone. */
export type Executor = Pick<Transaction, "execute">;

/** `personId` overrides the actor where the command itself says who acted, as registration does. */
type Audit = { subject: string; detail?: Record<string, unknown>; personId?: string };

/**
 * A write, declared. Permission, input and audit are required properties: a command that
 * forgets one does not compile. `run` takes a Permit, which only this module's `execute`
 * obtains, so the declared permission cannot be stepped around.
 */
export type Command<P extends Permission, I extends z.ZodType, T> = {
  name: string;
  permission: P;
  input: I;
  run(step: {
    tx: Transaction;
    permit: Permit<P>;
    input: z.output<I>;
    now: Date;
  }): Promise<Result<T>>;
  /**
   * A shorter way for what happens all the time: one statement that needs no transaction and no audit.
   * Null when this time is not of that kind; nothing has been written then, and `run` does it.
   */
  swift?(step: { permit: Permit<P>; input: z.output<I>; now: Date }): Promise<Result<T> | null>;
  /** What to write in the audit log; null when nothing changed that anyone would ask about. */
  audit(done: { input: z.output<I>; value: T }): Audit | null;
};

export function defineCommand<P extends Permission, I extends z.ZodType, T>(
  command: Command<P, I, T>,
) {
  return command;
}

/** Carries a refusal out of the transaction so that a refused command writes nothing. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** The one way to run a command: authority, then input, then work and audit in one transaction. */
export async function execute<P extends Permission, I extends z.ZodType, T>(
  command: Command<P, I, T>,
  actor: Actor | null,
  raw: unknown,
  now = new Date(),
): Promise<Result<T>> {
  const allowed = permit(actor, command.permission);
  if (!allowed) return refuse(actor ? "not_permitted" : "sign_in_required");

  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return refuse("invalid_input", fieldErrors(parsed.error));
  const input = parsed.data as z.output<I>;

  const swift = (await command.swift?.({ permit: allowed, input, now })) ?? null;
  if (swift) return swift;
  const attempt = () =>
    db.transaction(async (tx) => {
      const result = await command.run({ tx, permit: allowed, input, now });
      if (!result.ok) throw new Refused(result.refusal);
      const entry = command.audit({ input, value: result.value });
      if (entry) {
        const { personId = actor?.personId ?? null, ...rest } = entry;
        await tx.insert(auditEntries).values({ ...rest, personId, action: command.name, at: now });
      }
      return result;
    });
  try {
    return await untilNotDeadlocked(attempt);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** As often as a transaction is begun that PostgreSQL gives up because two waited for each other. */
const BEGINNINGS = 3;

async function untilNotDeadlocked<T>(attempt: () => Promise<T>, left = BEGINNINGS): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    // Whoever goes first has what both wanted; nothing of the other's work was kept.
    if (left > 1 && isDeadlock(error)) return await untilNotDeadlocked(attempt, left - 1);
    throw error;
  }
}

/** Problems by field, for the sentence beside the input. A problem of the whole body is under "". */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const byField: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    byField[field] = [...(byField[field] ?? []), issue.message];
  }
  return byField;
}
