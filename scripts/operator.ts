/** What every operator command is made of, and how one acts. */
import type { z } from "zod";
import type { Actor, Permission } from "@/lib/platform/authority";
import type { Command } from "@/lib/platform/command";

export type Outcome = { ok: boolean; lines: string[]; result: unknown };

/** Values of `--course`, `--format`, `--out`, `--release`, `--into` and `--force`. */
export type Options = Partial<
  Record<"course" | "format" | "out" | "release" | "into" | "force", unknown>
>;

export type OperatorCommand = {
  words: string[];
  usage: string;
  says: string;
  run(args: string[], options: Options): Promise<Outcome>;
};

export function done(line: string, result: object = {}): Outcome {
  return { ok: true, lines: [line], result: { ok: true, ...result } };
}

/** Runs a command as the platform; a refusal ends the operator command with its sentence. */
export async function perform<P extends Permission, I extends z.ZodType, T>(
  command: Command<P, I, T>,
  input: unknown,
): Promise<T> {
  const [{ execute }, { PLATFORM_ACTOR }, { refusals }] = await Promise.all([
    import("@/lib/platform/command"),
    import("@/lib/platform/authority"),
    import("@/lib/platform/result"),
  ]);
  const actor: Actor = PLATFORM_ACTOR;
  const result = await execute(command, actor, input);
  if (result.ok) return result.value;
  const fields = Object.entries(result.refusal.fields ?? {}).map(
    ([k, v]) => `${k} ${v.join("、")}`,
  );
  throw new Error([refusals[result.refusal.code], ...fields].join("；"));
}
