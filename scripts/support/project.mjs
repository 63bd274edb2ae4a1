/** Where things are: the checkout, its data folder, and the programs that npm installed. */
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

export const projectRoot = resolve(import.meta.dirname, "../..");

/** Everything that outlives a run and is not code. WUSHE_DATA moves it. */
export function dataFolder() {
  return resolve(projectRoot, process.env.WUSHE_DATA || ".data");
}

/** Settings in `.env` count as if they had been exported; what is exported wins. */
export function loadSettingsFile() {
  const file = join(projectRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * The Node that npm installed, which is newer than many machines' own. Where install scripts
 * were blocked it is missing, and the Node that runs this script has to do.
 */
export function nodeBinary() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const installed = join(projectRoot, "node_modules/node/bin", name);
  return existsSync(installed) ? installed : process.execPath;
}

/** PATH with the installed programs first, so that a child's child finds the same Node. */
export function searchPath() {
  return [join(projectRoot, "node_modules/.bin"), process.env.PATH].filter(Boolean).join(delimiter);
}

/** @param {string} path inside node_modules */
export function installed(path) {
  return join(projectRoot, "node_modules", path);
}

/** Arguments that run the operator commands, written in TypeScript against server-only modules. */
export function commandLine(/** @type {string[]} */ ...args) {
  return ["--conditions=react-server", "--import", "tsx", join("scripts", "cli.ts"), ...args];
}
