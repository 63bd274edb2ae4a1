/** The unprivileged account that runs PostgreSQL when root starts it, and what it may touch. */
import { spawnSync } from "node:child_process";
import { chownSync, lchownSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Halt } from "./speech.mjs";

/** @typedef {{ uid: number, gid: number }} Account */

/** @returns {Account} */
export function unprivilegedAccount() {
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Halt(
    "PostgreSQL 不能以 root 运行，而本机没有 postgres 或 nobody 账户。请用普通用户运行，或设置 DATABASE_URL 使用自己的 PostgreSQL。",
  );
}

export function giveAway(/** @type {string} */ folder, /** @type {Account} */ to) {
  chownSync(folder, to.uid, to.gid);
  for (const name of readdirSync(folder, { recursive: true })) {
    lchownSync(join(folder, String(name)), to.uid, to.gid);
  }
}

/** Really tries, as the account: modes, ACLs, mount options and user namespaces all have a say. */
export function canWrite(/** @type {string} */ folder, /** @type {Account} */ account) {
  return attempt('cd "$1" && : > ".probe.$$" && rm ".probe.$$"', folder, account);
}

export function canRead(/** @type {string} */ folder, /** @type {Account} */ account) {
  return attempt('cd "$1" && test -r .', folder, account);
}

function attempt(
  /** @type {string} */ script,
  /** @type {string} */ folder,
  /** @type {Account} */ account,
) {
  const { status, error } = spawnSync("/bin/sh", ["-c", script, "sh", folder], {
    cwd: "/",
    stdio: "ignore",
    timeout: 20_000,
    ...account,
  });
  if (!error) return status === 0;
  throw new Halt(
    `以 root 运行，但系统不允许切换到普通账户（${error.message}）。请用普通用户运行，或设置 DATABASE_URL 使用自己的 PostgreSQL。`,
  );
}
