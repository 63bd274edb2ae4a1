/** Files only their owner may read. Written whole or not at all; owned by whoever owns the folder. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** @param {string} path @param {string} text */
export function writePrivate(path, text) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  matchOwner(draft);
  renameSync(draft, path);
}

/** Gives a file that root made to the owner of its folder, who else could never use it again. */
export function matchOwner(/** @type {string} */ path) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

/** The parsed content, or null when the file is missing or not JSON. */
export function readJson(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Makes a folder, and those above it, that others may pass through but not list: the database
 * inside may be another account's.
 */
export function makePassableFolder(/** @type {string} */ path) {
  const first = mkdirSync(path, { recursive: true });
  if (!first) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
}
