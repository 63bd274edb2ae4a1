/** What the system says about processes. Linux says most; elsewhere less is known. */
import { readdirSync, readFileSync } from "node:fs";

/**
 * Sends a signal, or only asks with 0.
 * @param {number} target a process, or a group when negative
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} false when there is no such process
 */
export function send(target, signal) {
  try {
    return process.kill(target, signal);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** Whether the process exists; one that died but was not collected by its parent does not. */
export function isAlive(/** @type {number} */ pid) {
  return pid > 0 && send(pid, 0) && procStat(pid)?.[0] !== "Z";
}

/** A group is gone when nothing of it is left but dead processes that nobody collected. */
export function isGone(/** @type {number} */ target) {
  if (target > 0) return !isAlive(target);
  if (!send(target, 0)) return true;
  if (process.platform !== "linux") return false;
  return !readdirSync("/proc").some((entry) => {
    const stat = /^\d+$/.test(entry) && procStat(Number(entry));
    return stat && Number(stat[2]) === -target && stat[0] !== "Z";
  });
}

/**
 * Tells a process from a later one that got the same number: boot and start time.
 * Empty where the system does not say.
 */
export function identity(/** @type {number} */ pid) {
  const startTime = procStat(pid)?.[19];
  if (!startTime) return "";
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${startTime}`;
}

/** The number of the process's parent, where the system says. */
export function parentOf(/** @type {number} */ pid) {
  return Number(procStat(pid)?.[1]);
}

export function programName(/** @type {number} */ pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}

/** The fields of /proc/<pid>/stat after the program's name, which may itself hold spaces. */
function procStat(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
