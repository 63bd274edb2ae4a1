/**
 * One holder at a time, across processes. A lock is a file that names its holder; when that
 * process is gone the lock is free, so nothing has to be tidied up after a crash.
 */
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { until } from "./patience.mjs";
import { matchOwner, readJson, writePrivate } from "./private-files.mjs";
import { identity, isAlive } from "./process-facts.mjs";

/** @typedef {{ pid: number, identity: string, [detail: string]: unknown }} Holder */

/**
 * Takes the lock, or says who has it. `left` is what the last holder noted if it died holding it.
 * @param {string} path
 * @param {Record<string, unknown>} [details]
 */
export function takeLock(path, details = {}) {
  const own = { pid: process.pid, identity: identity(process.pid), ...details };
  let left = null;
  for (;;) {
    if (createFile(path, JSON.stringify(own))) return { lock: held(path, own), left };
    const { holder, text } = readHolder(path);
    if (holder) return { holder };
    if (text === null) continue;
    left = parse(text) ?? left;
    if (!removeUnchanged(path, text)) return { holder: { pid: 0, identity: "" } };
  }
}

/**
 * Takes the lock when it is free, or gives up after a while and returns undefined.
 * @param {string} path
 * @param {{ seconds: number, onWait?: () => void }} patience
 */
export async function waitForLock(path, { seconds, onWait = () => {} }) {
  let waiting = false;
  const attempt = () => {
    const { lock } = takeLock(path);
    if (!lock && !waiting) onWait();
    waiting = true;
    return lock;
  };
  return until(attempt, { seconds, everyMilliseconds: 100 });
}

/** The living holder, if any, and the file's text. A file being written counts as held. */
export function readHolder(/** @type {string} */ path) {
  let text = null;
  try {
    text = readFileSync(path, "utf8");
    const noted = parse(text);
    if (!noted) {
      const writing = Date.now() - statSync(path).mtimeMs < 3000;
      return { text, holder: writing ? { pid: 0, identity: "" } : null };
    }
    const same = isAlive(noted.pid) && identity(noted.pid) === noted.identity;
    return { text, holder: same ? noted : null };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT")
      return { text: null, holder: null };
    throw error;
  }
}

function held(/** @type {string} */ path, /** @type {Holder} */ own) {
  return {
    /** Notes more about what the holder does, for whoever finds the lock taken. */
    note(/** @type {Record<string, unknown>} */ details) {
      Object.assign(own, details);
      writePrivate(path, JSON.stringify(own));
    },
    release() {
      if (readJson(path)?.pid === own.pid) rmSync(path, { force: true });
    },
  };
}

function createFile(/** @type {string} */ path, /** @type {string} */ text) {
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, text);
    closeSync(file);
    matchOwner(path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead holder's file, unless somebody else replaced it in the meantime. */
function removeUnchanged(/** @type {string} */ path, /** @type {string} */ text) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return true;
  }
  if (readFileSync(aside, "utf8") === text) {
    rmSync(aside);
    return true;
  }
  renameSync(aside, path);
  return false;
}

/** @returns {Holder | null} */
function parse(/** @type {string} */ text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
