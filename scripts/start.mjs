/**
 * `npm start`: everything on a fresh machine. Installs, starts the database, prepares it, builds
 * and serves; each step only when needed. `--dev` serves the sources instead of a build.
 * Ctrl-C and SIGTERM end the web server, then the database, and exit with 0: that is how a
 * server is meant to end.
 */
import { buildReader, ensureBuilt } from "./support/build.mjs";
import { prepareDataFolder } from "./support/data-folder.mjs";
import { checkDatabase, ownDatabaseUrl, startEmbedded } from "./support/database.mjs";
import { applicationEnvironment, requireSecret } from "./support/environment.mjs";
import { ensureInstalled } from "./support/install.mjs";
import { onClose, runMain } from "./support/lifecycle.mjs";
import { run } from "./support/processes.mjs";
import { commandLine, loadSettingsFile, nodeBinary } from "./support/project.mjs";
import { makeWay } from "./support/running.mjs";
import { Halt, say, seconds } from "./support/speech.mjs";
import { neighbourAddresses, refuseBusyPort, startWeb, wantedPort } from "./support/web.mjs";

const development = process.argv.includes("--dev");
const purpose = development ? "npm run dev" : "npm start";

await runMain(start, { onSignal: () => 0 });

async function start() {
  const began = Date.now();
  loadSettingsFile();
  const port = wantedPort();
  const ownUrl = ownDatabaseUrl();
  if (ownUrl) requireSecret();
  const dataFolder = prepareDataFolder();
  if (!ownUrl) await makeWay(dataFolder);
  await refuseBusyPort(port);
  await ensureInstalled();

  const database = ownUrl ? await ownDatabase(ownUrl) : await startEmbedded(dataFolder, purpose);
  const { databaseUrl } = database;
  const mode = development ? "development" : "production";
  const env = applicationEnvironment({ databaseUrl, embedded: !ownUrl, dataFolder, port, mode });
  await prepareDatabase(env);
  await (development ? buildReader(env) : ensureBuilt(env));
  const web = await startWeb({ port, env, development });
  database.note({ port, mode, databaseUrl, web: { pid: web.pid, identity: web.identity } });

  announce(port, env, Date.now() - began);
  onClose(() => say("\n正在停止…"));
  return await watch(web, database);
}

async function ownDatabase(/** @type {string} */ databaseUrl) {
  await checkDatabase(databaseUrl);
  const never = new Promise(() => {});
  return { databaseUrl, exited: never, lastWords: () => [], note: () => {} };
}

/** Migrations, regions, courses and, for a demo, its accounts. Safe to repeat; quick when done. */
async function prepareDatabase(/** @type {NodeJS.ProcessEnv} */ env) {
  const { code } = await run(nodeBinary(), commandLine("setup"), { env });
  if (code !== 0) {
    throw new Halt("数据库准备没有完成，原因见上一行；网站没有启动，已有数据没有丢失。");
  }
}

function announce(
  /** @type {number} */ port,
  /** @type {NodeJS.ProcessEnv} */ env,
  /** @type {number} */ took,
) {
  say();
  say(`五社学堂已启动（用时 ${seconds(took)}）`);
  say(`  本机      http://localhost:${port}`);
  for (const address of neighbourAddresses(port)) say(`  局域网    ${address}`);
  if (env.NODE_ENV !== "production" || env.DEMO === "1") {
    say();
    say("演示账号（密码都是 wushe-demo-2026）");
    say("  学员      learner@demo.local");
    say("  讲师      trainer@demo.local");
    say("  管理员    manager@demo.local（武汉市）");
    say("  系统管理  admin@demo.local");
  }
  say();
  say("按 Ctrl-C 停止。");
}

/** Waits for the first of the two servers to end, which neither should, and says which. */
async function watch(
  /** @type {{ exited: Promise<{ code: number, signal: string | null }> }} */ web,
  /** @type {{ exited: Promise<any>, lastWords: () => string[] }} */ database,
) {
  const ended = await Promise.race([
    web.exited.then(({ code, signal }) => ({
      what: `网站服务意外退出（${signal ?? `退出码 ${code}`}）`,
      details: [],
    })),
    database.exited.then(() => ({ what: "数据库服务意外退出", details: database.lastWords() })),
  ]);
  throw new Halt(
    `${ended.what}，其余服务也随之停止。数据没有丢失，可以重新运行 ${purpose}。`,
    ended.details,
  );
}
