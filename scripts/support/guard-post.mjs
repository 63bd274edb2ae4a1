/**
 * The launcher's side of the guard: a small process that outlives a launcher which is killed
 * outright, and then ends what it left running. It learns of the death by the end of its input.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { onClose } from "./lifecycle.mjs";
import { until } from "./patience.mjs";
import { nodeBinary } from "./project.mjs";

/** @type {import("node:child_process").ChildProcess | undefined} */
let guard;

/** Starts the guard. Call it before registering what it shall watch, so that it is closed last. */
export function postGuard() {
  if (guard) return;
  const started = spawn(nodeBinary(), [join(import.meta.dirname, "guard.mjs")], {
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard = started;
  // Without a guard everything works but the clean-up after a killed launcher.
  started.on("error", () => {});
  started.stdin?.on("error", () => {});
  onClose(async () => {
    started.stdin?.end();
    await until(() => started.exitCode !== null || started.signalCode, { seconds: 2 });
  });
}

/**
 * @param {number} target a process, or a group when negative
 * @param {import("./processes.mjs").Ending} ending
 */
export function guardOver(target, ending) {
  tell({ watch: target, ending });
  return () => tell({ forget: target });
}

function tell(/** @type {object} */ order) {
  guard?.stdin?.write(`${JSON.stringify(order)}\n`);
}
