/**
 * What operators read. A failure that a person can act on is a Halt: one line saying what
 * happened and what to do. Anything else that is thrown is a fault of the scripts.
 */
export class Halt extends Error {
  /** @param {string} message @param {string[]} [details] what a program said, shown before it */
  constructor(message, details = []) {
    super(message);
    this.details = details;
  }
}

/** @type {NodeJS.WriteStream} */
let listener = process.stdout;

/** For commands whose own output is data: what the scripts say must not mix with it. */
export function sayOnStandardError() {
  listener = process.stderr;
}

/** @param {string} [line] */
export function say(line = "") {
  listener.write(`${line}\n`);
}

/** @param {string} line */
export function complain(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {unknown} error */
export function sayFailure(error) {
  if (error instanceof Halt) {
    for (const line of error.details) complain(`  ${line}`);
    complain(`✗ ${error.message}`);
  } else complain(`✗ 脚本内部出错：${error instanceof Error ? error.stack : String(error)}`);
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} 秒`;
}
