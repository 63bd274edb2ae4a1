/**
 * The embedded database: real PostgreSQL from npm, on loopback, with a generated password.
 * One launcher at a time; whatever a killed one left behind is recovered first.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withConnection } from "./connection.mjs";
import { onClose } from "./lifecycle.mjs";
import { takeLock, waitForLock } from "./lock.mjs";
import { until } from "./patience.mjs";
import { freePort } from "./ports.mjs";
import { findBinaries, program } from "./postgres-binaries.mjs";
import { ensureCluster, ownPassword, USER } from "./postgres-cluster.mjs";
import { clearLeftovers } from "./postgres-leftovers.mjs";
import { choosePlace } from "./postgres-place.mjs";
import { serverArguments } from "./postgres-settings.mjs";
import { matchOwner, writePrivate } from "./private-files.mjs";
import { launch } from "./processes.mjs";
import { InUse } from "./running.mjs";
import { Halt } from "./speech.mjs";

/** Recovery after a crash may have to replay a gigabyte. */
const READY_SECONDS = 180;
const LOG_BYTES = 10 * 1024 * 1024;

/** Fast shutdown, then one that recovers at the next start, then none at all. */
const ending = /** @type {const} */ ([
  ["SIGINT", 30],
  ["SIGQUIT", 10],
  ["SIGKILL", 5],
]);

/**
 * Starts the cluster of a data folder, made at the first start. `fast` makes a cluster for tests,
 * which trades durability for speed and disappears when it is stopped. `purpose` is told to
 * whoever finds the data in use.
 * @param {{ dataFolder: string, port?: number, fast?: boolean, purpose?: string }} options
 */
export async function startPostgres({ dataFolder, port, fast = false, purpose = "npm start" }) {
  const place = await findPlace(dataFolder);
  const taken = takeLock(join(place.folder, "running.json"), { purpose });
  const { lock } = taken;
  if (!lock) throw new InUse(taken.holder);
  const letGo = () => {
    if (fast) rmSync(place.folder, { recursive: true, force: true });
    lock.release();
  };
  const forget = onClose(letGo);

  const password = ownPassword(place.folder);
  const address = (/** @type {number} */ on, database = "postgres") =>
    `postgres://${USER}:${password}@127.0.0.1:${on}/${database}`;
  await clearLeftovers(place, address);
  await ensureCluster(place, fast);
  const server = await serve(place, address, { port, fast });
  return {
    /** The address of a database on this server. */
    url: (/** @type {string} */ database) => address(server.port, database),
    /** Notes in the lock what runs on this data. */
    note: lock.note,
    exited: server.exited,
    lastWords: server.lastWords,
    async stop() {
      await server.stop();
      letGo();
      forget();
    },
  };
}

/** One at a time: two that look for a place at once would trip over each other's attempts. */
async function findPlace(/** @type {string} */ dataFolder) {
  const turn = await waitForLock(join(dataFolder, "choosing.json"), { seconds: 60 });
  if (!turn) throw new InUse({});
  try {
    return choosePlace(dataFolder, findBinaries());
  } finally {
    turn.release();
  }
}

/**
 * Starts the server and waits until it answers. A port snatched by another program is tried anew.
 * @param {import("./postgres-place.mjs").Place} place
 * @param {(port: number) => string} address
 * @param {{ port: number | undefined, fast: boolean }} options
 */
async function serve(place, address, { port, fast }) {
  const remembered = readPort(place.folder);
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort(attempt === 1 ? remembered : 0));
    const log = openLog(place.folder);
    const server = launch(
      program(place.binaries, "postgres"),
      ["-D", join(place.folder, "cluster"), "-p", String(chosen), ...serverArguments(fast)],
      {
        cwd: place.folder,
        env: { LC_ALL: "C" },
        stdio: ["ignore", log.file, log.file],
        ending,
        alone: true,
        ...place.account,
      },
    );
    closeSync(log.file);
    const failure = await failureToServe(server, address(chosen));
    if (!failure) {
      writePrivate(join(place.folder, "port"), `${chosen}\n`);
      return { ...server, port: chosen, lastWords: () => log.newLines().slice(-12) };
    }
    await server.stop();
    if (!isPassing(log.newLines()) || attempt === 10) throw didNotStart(failure, log);
    await sleep(1000);
  }
}

/** In what way the server failed to start, or an empty text once it answers. */
async function failureToServe(
  /** @type {ReturnType<typeof launch>} */ server,
  /** @type {string} */ url,
) {
  let failure = "";
  server.exited.then(({ error }) => {
    failure = error ? `无法运行（${error.message}）` : "启动后立即退出";
  });
  const answers = () =>
    withConnection(url, async (sql) => (await sql`select 1`).length > 0).catch(() => false);
  const settled = await until(async () => failure !== "" || (await answers()), {
    seconds: READY_SECONDS,
    everyMilliseconds: 100,
  });
  return settled ? failure : `${READY_SECONDS} 秒内没有就绪`;
}

/** Children of a killed server let go of its memory only when they next look up. */
function isPassing(/** @type {string[]} */ lines) {
  return /Address already in use|pre-existing shared memory block/.test(lines.join("\n"));
}

function didNotStart(/** @type {string} */ failure, /** @type {ReturnType<typeof openLog>} */ log) {
  const lines = log.newLines();
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line));
  const cause = fatal ? `：${fatal.replace(/^.*?(FATAL|PANIC):\s*/, "")}` : "";
  return new Halt(
    `数据库${failure}${cause}。日志在 ${log.path}；请排除原因后重新启动，或换一个数据文件夹（WUSHE_DATA=路径）。`,
    lines.slice(-12),
  );
}

function openLog(/** @type {string} */ folder) {
  const path = join(folder, "server.log");
  if (existsSync(path) && statSync(path).size > LOG_BYTES) renameSync(path, `${path}.1`);
  const file = openSync(path, "a", 0o600);
  matchOwner(path);
  const from = statSync(path).size;
  return {
    path,
    file,
    newLines: () => readFileSync(path).subarray(from).toString().trim().split("\n"),
  };
}

function readPort(/** @type {string} */ folder) {
  try {
    return Number(readFileSync(join(folder, "port"), "utf8"));
  } catch {
    return 0;
  }
}
