/** A real Chromium for the end-to-end tests, found or installed, with a font for Chinese. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./processes.mjs";
import { installed, nodeBinary } from "./project.mjs";
import { complain, Halt, say } from "./speech.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const DOWNLOAD_MINUTES = 10;

/** The path of a Chromium that really starts. */
export async function ensureChromium() {
  const path =
    named() ??
    onPath() ??
    (await ofPlaywright()) ??
    (await fromPlaywright()) ??
    (await fromDebian());
  if (!path) {
    throw new Halt(
      "没有可用的 Chromium，无法运行端到端测试。请安装 chromium（Debian：apt-get install chromium），或用 CHROMIUM_PATH=路径 指定。",
    );
  }
  await ensureChineseFont();
  return path;
}

/** One that was named must work: falling back silently would test something else. */
function named() {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return null;
  if (starts(path)) return path;
  throw new Halt(`CHROMIUM_PATH=${path} 不能启动。请改成可用的 Chromium，或去掉这个设置。`);
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path) && starts(path)) ?? null;
}

async function ofPlaywright() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : null;
}

async function fromPlaywright() {
  say("  没有找到 Chromium，正在用 Playwright 下载…");
  const { code } = await run(
    nodeBinary(),
    [installed("playwright/cli.js"), "install", "chromium"],
    { onLine: () => {}, timeout: DOWNLOAD_MINUTES * 60_000 },
  );
  return code === 0 ? ofPlaywright() : null;
}

async function fromDebian() {
  if (!canUseApt()) return null;
  say("  Playwright 下载不成，正在用 apt 安装 chromium…");
  return (await aptInstall("chromium")) ? onPath() : null;
}

/** Without one, every Chinese character is drawn as a box; tests still run. */
async function ensureChineseFont() {
  if (hasChineseFont()) return;
  if (canUseApt()) {
    say("  没有中文字体，正在用 apt 安装…");
    if ((await aptInstall("fonts-noto-cjk")) && hasChineseFont()) return;
  }
  complain("⚠ 本机没有中文字体，截图里的汉字会是方框。请安装 fonts-noto-cjk。");
}

function hasChineseFont() {
  const { stdout } = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8", timeout: 30_000 });
  return Boolean(stdout?.trim());
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

async function aptInstall(/** @type {string} */ name) {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    onLine: () => {},
    timeout: DOWNLOAD_MINUTES * 60_000,
  };
  await run("apt-get", ["update"], options);
  const wish = ["install", "-y", "--no-install-recommends", name];
  return (await run("apt-get", wish, options)).code === 0;
}

function starts(/** @type {string} */ path) {
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 30_000 });
  return status === 0 && /Chrom/.test(stdout);
}
