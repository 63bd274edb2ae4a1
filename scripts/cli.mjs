/**
 * `npm run cli -- …`: the operator commands. Finds the database they work on (the one named by
 * DATABASE_URL, that of a running `npm start`, else the embedded one, started for the command
 * only) and passes arguments, output and exit code through.
 */
import { prepareDataFolder } from "./support/data-folder.mjs";
import { checkDatabase, ownDatabaseUrl, startEmbedded } from "./support/database.mjs";
import { applicationEnvironment, requireSecret } from "./support/environment.mjs";
import { ensureInstalled } from "./support/install.mjs";
import { runMain } from "./support/lifecycle.mjs";
import { until } from "./support/patience.mjs";
import { run } from "./support/processes.mjs";
import { commandLine, loadSettingsFile, nodeBinary, searchPath } from "./support/project.mjs";
import { findRunning, InUse } from "./support/running.mjs";
import { Halt, say, sayOnStandardError } from "./support/speech.mjs";
import { wantedPort } from "./support/web.mjs";

/** Commands that read files only. */
const withoutDatabase = ["", "help", "--help", "content check", "questions inspect"];
const WAIT_SECONDS = 600;

await runMain(main);

async function main() {
  sayOnStandardError();
  loadSettingsFile();
  await ensureInstalled();
  const args = process.argv.slice(2);
  const { env, stop } = needsDatabase(args) ? await withDatabase() : bare();
  // Same session as the terminal: commands may ask questions, and hear Ctrl-C themselves.
  const { code } = await run(nodeBinary(), commandLine(...args), {
    env,
    detached: false,
    alone: true,
  });
  await stop();
  return code;
}

function needsDatabase(/** @type {string[]} */ args) {
  const words = args.filter((word) => word !== "--json");
  if (words.includes("--help")) return false;
  return !withoutDatabase.some(
    (known) => known === words.slice(0, known.split(" ").length).join(" "),
  );
}

function bare() {
  return { env: { ...process.env, PATH: searchPath() }, stop: async () => {} };
}

async function withDatabase() {
  const ownUrl = ownDatabaseUrl();
  if (ownUrl) requireSecret();
  const dataFolder = prepareDataFolder();
  const database = ownUrl ? await ownDatabase(ownUrl) : await embeddedDatabase(dataFolder);
  const { databaseUrl, port, mode, stop } = database;
  return {
    env: applicationEnvironment({ databaseUrl, embedded: !ownUrl, dataFolder, port, mode }),
    stop,
  };
}

async function ownDatabase(/** @type {string} */ databaseUrl) {
  await checkDatabase(databaseUrl);
  return {
    databaseUrl,
    port: wantedPort(),
    mode: modeOf(process.env.NODE_ENV),
    stop: async () => {},
  };
}

/** @returns {ReturnType<typeof ownDatabase>} */
async function embeddedDatabase(/** @type {string} */ dataFolder) {
  const running = await settledHolder(dataFolder);
  if (running) {
    const { databaseUrl, port, mode } = /** @type {any} */ (running);
    return { databaseUrl, port, mode: modeOf(mode), stop: async () => {} };
  }
  try {
    const { databaseUrl, stop } = await startEmbedded(dataFolder, "npm run cli");
    return { databaseUrl, port: wantedPort(), mode: modeOf(undefined), stop };
  } catch (error) {
    // Another command was quicker: wait for it after all.
    if (error instanceof InUse) return embeddedDatabase(dataFolder);
    throw error;
  }
}

/** Waits for a start to be ready, or for another command to be done with the database. */
async function settledHolder(/** @type {string} */ dataFolder) {
  let announced = false;
  const settled = await until(
    () => {
      const holder = findRunning(dataFolder);
      if (!holder || holder.databaseUrl) return { holder };
      if (!announced)
        say(`数据库正被使用（${holder.purpose ?? "刚启动"}，进程 ${holder.pid}），等待…`);
      announced = true;
      return null;
    },
    { seconds: WAIT_SECONDS, everyMilliseconds: 300 },
  );
  if (!settled) throw new Halt("数据库一直被另一个进程占用。请等它结束，或停止它后重试。");
  return settled.holder;
}

/** @returns {"production" | "development"} */
function modeOf(/** @type {unknown} */ text) {
  return text === "development" ? "development" : "production";
}
