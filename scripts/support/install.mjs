/**
 * Dependencies, installed when they are missing or not what package-lock.json says. A fresh
 * installation is recognised in milliseconds, also one that somebody made by hand.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "./lock.mjs";
import { makePassableFolder, readJson } from "./private-files.mjs";
import { run } from "./processes.mjs";
import { projectRoot } from "./project.mjs";
import { Halt, say, seconds } from "./speech.mjs";

const modules = join(projectRoot, "node_modules");
const stamp = join(modules, ".installed-for");
const NPM_MINUTES = 30;

/** @param {{ forTests?: boolean }} [options] tests also need the development dependencies */
export async function ensureInstalled({ forTests = false } = {}) {
  if (isInstalled(forTests)) return;
  const lock = await waitForTurn();
  try {
    // Another start may have installed while this one waited.
    if (!isInstalled(forTests)) await install();
  } finally {
    lock.release();
  }
}

/** Whether node_modules holds what the lock file names. */
export function isInstalled(/** @type {boolean} */ forTests) {
  const lockFile = readLockFile();
  const wanted = stampFor(lockFile, forTests);
  if (existsSync(stamp)) {
    const found = readFileSync(stamp, "utf8");
    if (found === wanted || found === stampFor(lockFile, true)) return true;
  }
  if (!matchesByHand(JSON.parse(lockFile), forTests)) return false;
  writeStamp(wanted);
  return true;
}

/**
 * npm keeps its own account of what it installed. Packages for other platforms are absent from
 * it, and development packages may be where only serving is wanted.
 */
function matchesByHand(/** @type {any} */ lockFile, /** @type {boolean} */ forTests) {
  const account = readJson(join(modules, ".package-lock.json"));
  if (!account) return false;
  return Object.entries(lockFile.packages).every(([path, wanted]) => {
    const found = account.packages[path];
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity;
    return path === "" || wanted.optional || (wanted.dev && !forTests);
  });
}

async function install() {
  say("正在安装依赖（npm ci），首次安装需要几分钟…");
  const began = Date.now();
  const [command, ...args] = npm();
  const pulse = setInterval(() => say(`  仍在安装，已用 ${seconds(Date.now() - began)}`), 20_000);
  const outcome = await run(command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    // Standard output belongs to the command that may follow.
    stdio: ["ignore", 2, 2],
    timeout: NPM_MINUTES * 60_000,
    // The guard runs on a program that is about to be replaced.
    guarded: false,
    shell: process.platform === "win32",
  }).finally(() => clearInterval(pulse));
  if (outcome.error) {
    throw new Halt(
      `找不到 npm（${outcome.error.message}）。请安装完整的 Node.js（20.19 或更新）后重试。`,
    );
  }
  if (outcome.code !== 0) {
    const reason = outcome.signal ? `被 ${outcome.signal} 中止` : `退出码 ${outcome.code}`;
    throw new Halt(
      `依赖安装失败（npm ci ${reason}）。原因见上面 npm 的输出；多为网络问题，请检查后重试。`,
    );
  }
  writeStamp(stampFor(readLockFile(), true));
  say(`依赖已安装，用时 ${seconds(Date.now() - began)}`);
}

function npm() {
  // Set by npm itself when it runs a script: the same npm, wherever it lives.
  const own = process.env.npm_execpath;
  return own?.endsWith(".js") ? [process.execPath, own] : ["npm"];
}

/** Two installations at once in one checkout would destroy each other. */
async function waitForTurn() {
  const folder = join(projectRoot, ".data");
  makePassableFolder(folder);
  const lock = await waitForLock(join(folder, "installing.json"), {
    seconds: NPM_MINUTES * 60,
    onWait: () => say("另一个进程正在安装依赖，等待它完成…"),
  });
  if (!lock) throw new Halt("另一个进程一直在安装依赖。请确认它已结束，然后重试。");
  return lock;
}

function readLockFile() {
  try {
    return readFileSync(join(projectRoot, "package-lock.json"), "utf8");
  } catch {
    throw new Halt("缺少 package-lock.json：代码不完整，请重新获取一份。");
  }
}

function stampFor(/** @type {string} */ lockFile, /** @type {boolean} */ forTests) {
  const hash = createHash("sha256").update(lockFile).digest("hex");
  return `${hash} ${forTests ? "all" : "serving"}\n`;
}

function writeStamp(/** @type {string} */ text) {
  try {
    writeFileSync(stamp, text);
  } catch {
    // A read-only checkout works too; it is only compared anew each time.
  }
}
