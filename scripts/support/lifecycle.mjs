/**
 * The life of a launcher. What it starts is registered here and ended in reverse order, however
 * the launcher ends: by finishing, failing, Ctrl-C, SIGTERM or a closed terminal.
 */
import { constants } from "node:os";
import { whenNpmIsGone } from "./npm-watch.mjs";
import { Halt, sayFailure } from "./speech.mjs";

/** @type {Set<() => unknown>} */
const closers = new Set();
let closing = false;

/**
 * Registers something to end. The returned function forgets it again.
 * @param {() => unknown} close
 */
export function onClose(close) {
  closers.add(close);
  return () => closers.delete(close);
}

export function refuseWhenClosing() {
  if (closing) throw new Halt("正在停止，不再启动新的程序。");
}

/**
 * Runs a script's main function and turns its outcome into the exit code.
 * @param {() => Promise<number | void>} main
 * @param {{ onSignal?: (number: number) => number }} [options] exit code after a signal
 */
export async function runMain(main, { onSignal = (number) => 128 + number } = {}) {
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => finish(onSignal(constants.signals[name])));
  }
  whenNpmIsGone(() => finish(onSignal(constants.signals.SIGTERM)));
  // A closed terminal or pipe must not stop us from ending what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("uncaughtException", fail);
  try {
    await finish((await main()) ?? 0);
  } catch (error) {
    await fail(error);
  }
}

async function fail(/** @type {unknown} */ error) {
  // While closing, failures are only the echo of what is being ended.
  if (closing) return;
  sayFailure(error);
  await finish(1);
}

async function finish(/** @type {number} */ exitCode) {
  // Ctrl-C often arrives twice: from the terminal and through npm.
  if (closing) return;
  closing = true;
  for (const close of [...closers].reverse()) {
    try {
      await close();
    } catch (error) {
      sayFailure(error);
    }
  }
  process.exit(exitCode);
}
