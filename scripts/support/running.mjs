/** Who is running on a data folder: found before anything slow, and by the command line. */
import { join } from "node:path";
import { readHolder } from "./lock.mjs";
import { knownPlace, notYours } from "./postgres-place.mjs";
import { readJson } from "./private-files.mjs";
import { identity, isAlive } from "./process-facts.mjs";
import { end } from "./processes.mjs";
import { Halt, say } from "./speech.mjs";

/**
 * The launcher that holds the data, as it described itself, or null.
 * @returns {import("./lock.mjs").Holder | null}
 */
export function findRunning(/** @type {string} */ dataFolder) {
  const place = knownPlace(dataFolder);
  try {
    return readHolder(join(place, "running.json")).holder;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EACCES") throw notYours(place);
    throw error;
  }
}

/** The data is in use by another launcher. */
export class InUse extends Halt {
  /** @param {any} holder */
  constructor(holder) {
    super(whoUses(holder));
  }
}

function whoUses(/** @type {any} */ holder) {
  const who = holder.pid ? `${holder.purpose}，进程 ${holder.pid}` : "另一个进程";
  const where = holder.port ? `，网站在 http://localhost:${holder.port}` : "";
  return `这份数据正被使用（${who}${where}）。请先停止它；要另开一份，用 WUSHE_DATA=另一个文件夹 PORT=3001 npm start。`;
}

/** Refuses a second start, and ends the web server of a launcher that was killed. */
export async function makeWay(/** @type {string} */ dataFolder) {
  const holder = findRunning(dataFolder);
  if (holder) throw new InUse(holder);
  const web = readJson(join(knownPlace(dataFolder), "running.json"))?.web;
  if (!web || !isAlive(web.pid) || identity(web.pid) !== web.identity || !web.identity) return;
  say("上次没有正常结束，先停止遗留的网站服务…");
  await end(-web.pid);
}
