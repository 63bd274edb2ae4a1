/**
 * npm runs a script through a shell, and the shell does not pass signals on: who ends `npm start`
 * by its process number ends npm and the shell, but not us. So we look whether they are there.
 */
import { parentOf, programName } from "./process-facts.mjs";

/** Calls back once when the npm that runs this script is gone. Nothing when npm does not run it. */
export function whenNpmIsGone(/** @type {() => void} */ callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // Some shells make way for the command; then the parent is npm itself.
  const shell = /^(ba|da|z|k)?sh$/.test(programName(parent));
  const npm = shell ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!shell || parentOf(parent) === npm)) return;
    clearInterval(timer);
    callback();
  }, 100);
  timer.unref();
}
