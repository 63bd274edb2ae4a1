/**
 * Starting and ending programs. Each gets a session of its own, so that Ctrl-C in a terminal
 * reaches only the launcher, and the launcher decides what ends first.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { guardOver, postGuard } from "./guard-post.mjs";
import { onClose, refuseWhenClosing } from "./lifecycle.mjs";
import { until } from "./patience.mjs";
import { isGone, send } from "./process-facts.mjs";
import { projectRoot } from "./project.mjs";

/**
 * Signals to try in turn, each with the seconds to wait for it.
 * @typedef {readonly (readonly [NodeJS.Signals, number])[]} Ending
 */

/** @type {Ending} */
export const politely = [
  ["SIGTERM", 10],
  ["SIGKILL", 5],
];

/**
 * Starts a program that ends with the launcher at the latest, by way of the guard also when the
 * launcher is killed outright. `alone` sends signals to the program only, not to its children.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions
 *   & { ending?: Ending, alone?: boolean, guarded?: boolean }} [options]
 */
export function launch(command, args, options = {}) {
  refuseWhenClosing();
  const { ending = politely, alone = false, guarded = true, ...rest } = options;
  if (guarded) postGuard();
  const child = spawn(command, args, {
    cwd: projectRoot,
    stdio: "inherit",
    detached: true,
    windowsHide: true,
    ...rest,
  });
  const target = (alone ? 1 : -1) * (child.pid ?? 0);
  const stop = () => (child.pid ? end(target, ending) : undefined);
  const forget = onClose(stop);
  const offGuard = guarded && child.pid ? guardOver(target, ending) : () => {};

  /** @type {Promise<{ code: number, signal: NodeJS.Signals | null, error?: Error }>} */
  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 127, signal: null, error }));
    child.once("exit", (code, signal) => resolve({ code: code ?? 1, signal }));
  }).then((outcome) => {
    forget();
    offGuard();
    return outcome;
  });
  return { child, pid: child.pid, exited, stop };
}

/**
 * Runs a program to its end. With `onLine` its output is read line by line instead of shown.
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof launch>[2] & { onLine?: (line: string) => void }} [options]
 */
export async function run(command, args, options = {}) {
  const { onLine, ...rest } = options;
  const started = launch(command, args, {
    ...(onLine ? { stdio: ["ignore", "pipe", "pipe"] } : {}),
    ...rest,
  });
  const readers = [started.child.stdout, started.child.stderr].map(async (stream) => {
    if (!stream || !onLine) return;
    for await (const line of createInterface({ input: stream })) onLine(line);
  });
  const outcome = await started.exited;
  await Promise.all(readers);
  return outcome;
}

/**
 * Ends a process, or a group when the number is negative, and returns whether it is gone.
 * @param {number} target
 * @param {Ending} [ending]
 */
export async function end(target, ending = politely) {
  for (const [signal, seconds] of ending) {
    send(target, signal);
    if (await until(() => isGone(target), { seconds, everyMilliseconds: 20 })) return true;
  }
  return false;
}
