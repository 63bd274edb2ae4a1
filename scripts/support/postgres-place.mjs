/**
 * Where the embedded database lives and as whom it runs. PostgreSQL refuses to run as root, so
 * root hands it to an unprivileged account; what that account cannot reach is put where it can.
 * A choice once made is kept: data must never be looked for in a second place.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { canWrite, giveAway, unprivilegedAccount } from "./postgres-account.mjs";
import { canRun, copyBinaries } from "./postgres-binaries.mjs";
import { makePassableFolder, readJson, writePrivate } from "./private-files.mjs";
import { Halt, say } from "./speech.mjs";

/**
 * `folder` holds the cluster and what belongs to it; `account` is null when the launcher's own
 * will do; `binaries` are the programs to run, of that version.
 * @typedef {{ folder: string, account: import("./postgres-account.mjs").Account | null,
 *   binaries: string, version: string }} Place
 */

const marker = "wushe-academy";
const remedy =
  "可以换一个数据文件夹（WUSHE_DATA=路径 npm start），或设置 DATABASE_URL 使用自己的 PostgreSQL。";

/** The folder of the database as chosen earlier, or as it will be tried first. */
export function knownPlace(/** @type {string} */ dataFolder) {
  const note = readJson(join(dataFolder, "database.json"));
  if (!note) return join(dataFolder, "database");
  // A copied checkout brings the note along, but the data is the original's.
  const copied = note.dataFolder !== dataFolder && note.place === knownElsewhere(note.dataFolder);
  return copied ? fallbacks(dataFolder)[0] : note.place;
}

/**
 * @param {string} dataFolder
 * @param {{ folder: string, version: string }} binaries
 * @returns {Place}
 */
export function choosePlace(dataFolder, binaries) {
  const known = knownPlace(dataFolder);
  refuseForeign(known);
  if (process.getuid?.() !== 0) {
    makeOwnFolder(known);
    markOwn(known);
    return { folder: known, account: null, binaries: binaries.folder, version: binaries.version };
  }
  const decided = isUsed(known);
  const candidates = decided ? [known] : [...new Set([known, ...fallbacks(dataFolder)])];
  for (const folder of candidates) {
    const account = prepareFor(folder);
    if (!account) continue;
    const programs = reachableBinaries(binaries, account, [folder, ...fallbacks(dataFolder)]);
    markOwn(folder);
    if (folder !== join(dataFolder, "database")) {
      const risk = folder.startsWith("/var/tmp") ? "。系统可能清理此处，正式使用请换地方" : "";
      say(`数据库文件放在 ${folder}（数据库账户进不了 ${dataFolder}）${risk}`);
      writePrivate(
        join(dataFolder, "database.json"),
        JSON.stringify({ place: folder, dataFolder }),
      );
    }
    return { folder, account, binaries: programs, version: binaries.version };
  }
  throw new Halt(
    decided
      ? `数据库文件夹 ${known} 的属主进不了这个文件夹。请恢复它上级文件夹的通过权限（chmod a+x）。`
      : `以 root 运行时，找不到数据库账户可用的文件夹（试过 ${candidates.join("、")}）。${remedy}`,
  );
}

/** Never touch, let alone hand over, a folder that somebody else filled. */
function refuseForeign(/** @type {string} */ folder) {
  if (!existsSync(folder) || existsSync(join(folder, marker))) return;
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  if (names.length > 0) {
    throw new Halt(`${folder} 里已有别的程序的文件，不能用作数据库文件夹。${remedy}`);
  }
}

function markOwn(/** @type {string} */ folder) {
  if (!existsSync(join(folder, marker))) writePrivate(join(folder, marker), "五社学堂\n");
}

/** Folders outside the checkout, the same ones each time for the same data folder. */
function fallbacks(/** @type {string} */ dataFolder) {
  const name = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  return ["/var/lib", "/srv", "/var/tmp"]
    .map((base) => join(base, "wushe-academy"))
    .filter(isRootsOrNobodys)
    .map((base) => join(base, name, "database"));
}

/** In a folder open to all, somebody may have made ours first, to plant programs in it. */
function isRootsOrNobodys(/** @type {string} */ folder) {
  return !existsSync(folder) || statSync(folder).uid === 0;
}

function knownElsewhere(/** @type {string} */ dataFolder) {
  try {
    return readJson(join(dataFolder, "database.json"))?.place;
  } catch {
    return undefined;
  }
}

function isUsed(/** @type {string} */ folder) {
  return existsSync(join(folder, "cluster"));
}

function makeOwnFolder(/** @type {string} */ folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    readdirSync(folder);
    const own = process.getuid?.();
    if (own !== undefined && statSync(folder).uid !== own) throw new Error("somebody else's");
  } catch {
    throw notYours(folder);
  }
}

export function notYours(/** @type {string} */ folder) {
  return new Halt(
    `数据库文件夹 ${folder} 不属于当前用户，不能使用。请用当初启动的用户（或 root）运行。${remedy}`,
  );
}

/** Makes the folder ready for an unprivileged account and returns it, or null when it cannot get in. */
function prepareFor(/** @type {string} */ folder) {
  const created = !existsSync(folder);
  try {
    if (created) {
      makePassableFolder(dirname(folder));
      mkdirSync(folder, { mode: 0o700 });
    }
    const account = ownerOf(folder) ?? unprivilegedAccount();
    if (statSync(folder).uid !== account.uid) giveAway(folder, account);
    chmodSync(folder, 0o700);
    if (canWrite(folder, account)) return account;
  } catch (error) {
    if (error instanceof Halt) throw error;
  }
  if (created && existsSync(folder)) rmdirSync(folder);
  return null;
}

/** Data made by an ordinary user stays that user's, also when root starts the server. */
function ownerOf(/** @type {string} */ folder) {
  const { uid, gid } = statSync(isUsed(folder) ? join(folder, "cluster") : folder);
  return uid === 0 ? null : { uid, gid };
}

/** The programs where they are, else a copy beside the database or in a folder as good. */
function reachableBinaries(
  /** @type {{ folder: string, version: string }} */ binaries,
  /** @type {import("./postgres-account.mjs").Account} */ account,
  /** @type {string[]} */ places,
) {
  if (canRun(binaries.folder, account)) return binaries.folder;
  const name = `postgresql-${binaries.version}-${fingerprint(binaries.folder)}`;
  for (const folder of places) {
    const copy = join(dirname(folder), name);
    try {
      makePassableFolder(dirname(copy));
      if (copyBinaries(binaries.folder, copy)) {
        say(`PostgreSQL 程序已复制到 ${copy}（数据库账户进不了 ${binaries.folder}）`);
      }
      if (canRun(copy, account)) return copy;
    } catch {
      // The next folder may have room, or permit running programs.
    }
  }
  throw new Halt(
    `数据库账户进不了 ${binaries.folder}，也没有别处可放 PostgreSQL 程序。请把代码移出只有 root 能进的文件夹。${remedy}`,
  );
}

/** Changes with the package, so that an upgrade does not run yesterday's copy. */
function fingerprint(/** @type {string} */ folder) {
  return createHash("sha256")
    .update(readFileSync(join(folder, "../package.json")))
    .digest("hex")
    .slice(0, 8);
}
