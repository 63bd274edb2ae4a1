import "server-only";
import { closeDueAttempts } from "@/lib/learning/commands/attempts";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { log } from "@/lib/platform/log";

const EVERY_MILLISECONDS = 30_000;

/**
 * The platform's own regular work, in this process. Several processes may run it at once:
 * rows being worked on are skipped. Opening an attempt or its page does not wait for it.
 */
export function startJobs() {
  const timer = setInterval(() => void closeAttempts(), EVERY_MILLISECONDS);
  timer.unref();
}

async function closeAttempts() {
  try {
    await execute(closeDueAttempts, PLATFORM_ACTOR, {});
  } catch (error) {
    log.error({ err: error }, "closing due attempts failed");
  }
}
