/**
 * The production build, made when the sources changed. Course content and migrations are loaded
 * into the database, not built, so they do not count.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "./processes.mjs";
import { installed, nodeBinary, projectRoot } from "./project.mjs";
import { Halt, say, seconds } from "./speech.mjs";

const sources = [
  ...["app", "components", "lib", "db", "public"],
  ...["proxy.ts", "instrumentation.ts", "next.config.mjs", ".postcssrc.json", "tsconfig.json"],
  ...["package-lock.json", "scripts/build-reader.mjs"],
];
/** Loaded at the start, or made by the build itself: counted, it would make every build stale at once. */
const notSources = ["db/migrations", "public/reader", "public/sw.js"].map((path) =>
  join(projectRoot, path),
);
const readerManifest = join(projectRoot, "public/reader/manifest.json");
const stamp = join(projectRoot, ".next/sources.sha256");

/** @param {NodeJS.ProcessEnv} env */
export async function ensureBuilt(env) {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  say("正在构建网站（next build），约需一两分钟…");
  const began = Date.now();
  // Removed first: an interrupted build must not pass for a finished one.
  rmSync(stamp, { force: true });
  await buildReader(env);
  /** @type {string[]} */
  const lines = [];
  const outcome = await run(nodeBinary(), [installed("next/dist/bin/next"), "build"], {
    env,
    onLine(line) {
      lines.push(line);
      if (isMilestone(line)) say(`  ${line.trim()}`);
    },
  });
  if (outcome.code !== 0) {
    throw new Halt("网站构建失败，原因见上面 next build 的输出。", lines.slice(-60));
  }
  writeFileSync(stamp, hash);
  say(`网站已构建，用时 ${seconds(Date.now() - began)}`);
}

/** The script and style sheet of lesson pages, which are documents of their own. */
export async function buildReader(/** @type {NodeJS.ProcessEnv} */ env) {
  const script = join(projectRoot, "scripts/build-reader.mjs");
  const { code } = await run(nodeBinary(), [script], { env });
  if (code !== 0) throw new Halt("课文页的脚本构建失败，原因见上面的输出。");
}

export function isBuilt(hash = hashSources()) {
  const made = [join(projectRoot, ".next/BUILD_ID"), stamp, readerManifest];
  if (!made.every((file) => existsSync(file))) return false;
  return readFileSync(stamp, "utf8") === hash;
}

/** One hash over names and contents; modification times change with every checkout. */
function hashSources() {
  const hash = createHash("sha256");
  for (const file of sourceFiles()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(projectRoot, file)))
      .update("\0");
  }
  // These are compiled into what browsers receive.
  const inlined = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  return hash.update(JSON.stringify(inlined.sort())).digest("hex");
}

/** Everything that the build is made from, as paths within the project. */
export function sourceFiles() {
  return sources.flatMap((source) =>
    filesIn(join(projectRoot, source)).map((file) => relative(projectRoot, file)),
  );
}

/** @returns {string[]} */
function filesIn(/** @type {string} */ path) {
  if (notSources.includes(path) || !existsSync(path)) return [];
  let names;
  try {
    names = readdirSync(path);
  } catch {
    return [path];
  }
  return names.sort().flatMap((name) => filesIn(join(path, name)));
}

function isMilestone(/** @type {string} */ line) {
  return /^\s*(✓|⚠|⨯|Creating|Running|Collecting|Finalizing|Linting)/.test(line);
}
