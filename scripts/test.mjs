/**
 * `npm test`: the whole suite in order of speed, on a machine with nothing but Node.
 * `node scripts/test.mjs check|unit|integration|operations|e2e|chaos [-- …]` runs one stage with
 * what it needs; what follows `--` goes to its runner. Exits 0 only when all that ran passed.
 */
import { join } from "node:path";
import { ensureBuilt } from "./support/build.mjs";
import { ensureChromium } from "./support/chromium.mjs";
import { ensureInstalled } from "./support/install.mjs";
import { runMain } from "./support/lifecycle.mjs";
import { run } from "./support/processes.mjs";
import { installed, nodeBinary } from "./support/project.mjs";
import { Halt } from "./support/speech.mjs";
import {
  makeTemplate,
  scratch,
  siteEnvironment,
  startServer,
  startSite,
  testEnvironment,
} from "./support/test-ground.mjs";
import { oneCheck, playwrightCounts, vitestCounts } from "./support/test-reports.mjs";
import { stage, summarise } from "./support/test-stages.mjs";

/** @typedef {import("./support/test-stages.mjs").Prerequisite} Prerequisite */

const [wish, ...rest] = process.argv.slice(2);
const extra = rest[0] === "--" ? rest.slice(1) : rest;

/** @type {Prerequisite} */
const server = { title: "测试数据库", work: startServer };
/** @type {Prerequisite} */
const template = { title: "迁移", needs: [server], work: makeTemplate };
/** @type {Prerequisite} */
const build = { title: "构建", needs: [server], work: () => ensureBuilt(siteEnvironment()) };

const stages = {
  check: async () => {
    await stage("代码规范 biome", [], () => tool("@biomejs/biome/bin/biome", "check", "."));
    await stage("类型 tsc", [], types);
  },
  unit: () => stage("单元测试", [], () => vitest("unit")),
  integration: () => stage("集成测试", [template], () => vitest("integration")),
  // Its tests start whole sites, one after the other, and share the build.
  operations: () =>
    stage("运维测试", [template, build], () => vitest("operations", "--no-file-parallelism")),
  e2e: () => stage("端到端测试", [build], endToEnd),
  chaos: () => stage("故障演练", [build], attemptsUnderFire),
};

await runMain(async () => {
  const runStage = Object.entries(stages).find(([name]) => name === wish)?.[1];
  if (wish !== undefined && !runStage) {
    const names = Object.keys(stages).join("、");
    throw new Halt(`没有 ${wish} 这个测试阶段。可选：${names}；不写则运行全部。`);
  }
  await ensureInstalled({ forTests: true });
  for (const each of runStage ? [runStage] : Object.values(stages)) await each();
  return summarise();
});

/** A small share of `npm run chaos`, so that no change breaks its promises unnoticed. */
async function attemptsUnderFire() {
  const options = ["--learners", "40", "--kills", "4", "--seconds", "20"];
  const { code } = await run(
    nodeBinary(),
    ["--conditions=react-server", "--import", "tsx", "tests/chaos/attempts/run.ts", ...options],
    { env: testEnvironment(), alone: true },
  );
  return oneCheck(code);
}

async function tool(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  const { code } = await run(nodeBinary(), [installed(program), ...args, ...(wish ? extra : [])], {
    env: testEnvironment(),
  });
  return oneCheck(code);
}

async function types() {
  const routes = await run(nodeBinary(), [installed("next/dist/bin/next"), "typegen"], {
    env: testEnvironment(),
  });
  if (routes.code !== 0) return oneCheck(routes.code);
  return tool("typescript/bin/tsc");
}

async function vitest(/** @type {string} */ project, /** @type {string[]} */ ...options) {
  const report = join(scratch, `${project}.json`);
  const { code } = await run(
    nodeBinary(),
    [
      ...[installed("vitest/vitest.mjs"), "run", "--config", "tests/vitest.config.ts"],
      ...["--project", project, "--reporter=default", "--reporter=json"],
      ...[`--outputFile.json=${report}`, ...options, ...extra],
    ],
    { env: testEnvironment() },
  );
  return vitestCounts(report, code);
}

async function endToEnd() {
  const chromium = await ensureChromium();
  const site = await startSite();
  const report = join(scratch, "e2e.json");
  const { code } = await run(
    nodeBinary(),
    [
      ...[installed("@playwright/test/cli.js"), "test", "--config", "tests/playwright.config.ts"],
      ...["--reporter=list,json", ...extra],
    ],
    {
      env: {
        ...site.env,
        CHROMIUM_PATH: chromium,
        NODE_OPTIONS: "--conditions=react-server",
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  if (code !== 0) site.lastLines();
  await site.stop();
  return playwrightCounts(report, code);
}
