/**
 * What a launcher that was killed left behind. The caller holds the lock on the data, so a
 * server still running on it belongs to nobody and is stopped, once it is certain that it runs
 * on this very data; a process that merely got the old number is left in peace.
 */
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withConnection } from "./connection.mjs";
import { program } from "./postgres-binaries.mjs";
import { isAlive } from "./process-facts.mjs";
import { run } from "./processes.mjs";
import { Halt, say } from "./speech.mjs";

/** No process ever has this number; kernels stop counting far below it. */
const NOBODYS_PID = 2 ** 31 - 2;

/**
 * @param {import("./postgres-place.mjs").Place} place
 * @param {(port: number) => string} address the server's, if it listens on that port
 */
export async function clearLeftovers(place, address) {
  const cluster = join(place.folder, "cluster");
  const file = join(cluster, "postmaster.pid");
  let lines;
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch {
    return;
  }
  const pid = Number(lines[0]);
  if (isAlive(pid) && (await runsOn(cluster, pid, address(Number(lines[3]))))) {
    say("上次没有正常结束，先停止遗留的数据库服务…");
    await stopServer(cluster, place);
  } else if (process.platform === "linux") {
    // PostgreSQL would take another process with the old number, or a dead one that nobody
    // collected, for a server and refuse to start. Only the number is replaced: the rest lets
    // PostgreSQL check that no old child still uses the shared memory.
    writeFileSync(file, [NOBODYS_PID, ...lines.slice(1)].join("\n"));
  }
}

async function stopServer(
  /** @type {string} */ cluster,
  /** @type {import("./postgres-place.mjs").Place} */ place,
) {
  for (const mode of ["fast", "immediate"]) {
    const outcome = await run(
      program(place.binaries, "pg_ctl"),
      ["stop", "-D", cluster, "-m", mode, "-w", "-t", "30"],
      { cwd: place.folder, env: { LC_ALL: "C" }, onLine: () => {}, ...place.account },
    );
    if (outcome.code === 0) return;
  }
  throw new Halt(
    `遗留的数据库服务停不下来。请查看 ${join(place.folder, "server.log")}，手工结束它后重试。`,
  );
}

/** Whether the process is a server on this cluster: by its working folder, else by asking it. */
async function runsOn(
  /** @type {string} */ cluster,
  /** @type {number} */ pid,
  /** @type {string} */ url,
) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return withConnection(url, async (sql) => {
      const [row] = await sql`select current_setting('data_directory') as folder`;
      return realpathSync(row?.folder) === realpathSync(cluster);
    }).catch(() => false);
  }
}
