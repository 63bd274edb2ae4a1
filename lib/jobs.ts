import "server-only";
import { publishPlanned } from "@/lib/authoring/commands/plans";
import { dropOldBatches, renderPart } from "@/lib/credentials/commands/batches";
import { issueDue } from "@/lib/credentials/commands/issue";
import { closeDueAttempts } from "@/lib/learning/commands/attempts";
import { dropStaleUploads } from "@/lib/media/commands/uploads";
import { noteSounds } from "@/lib/people/commands/note-sounds";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { log } from "@/lib/platform/log";
import { processNextMedia } from "@/lib/transfer/commands/process-media";

const EVERY_MILLISECONDS = 30_000;
/** Somebody watches an archive being packed. */
const PACKING_MILLISECONDS = 3_000;
/** Somebody waits for a picture to be usable. */
const LOOKING_MILLISECONDS = 1_000;

/**
 * The platform's own regular work, in this process. Several processes may run it at once:
 * rows being worked on are skipped. Opening an attempt or its page does not wait for it.
 */
export function startJobs() {
  every(EVERY_MILLISECONDS, "closing due attempts", closeAttempts);
  every(EVERY_MILLISECONDS, "issuing due certificates", issueCertificates);
  every(EVERY_MILLISECONDS, "publishing at a time", publishDue);
  every(EVERY_MILLISECONDS, "noting how names sound", noteNames);
  every(PACKING_MILLISECONDS, "packing certificates", packCertificates);
  every(LOOKING_MILLISECONDS, "looking at uploaded files", processMedia);
  every(60 * 60_000, "dropping old archives", dropArchives);
  every(10 * 60_000, "dropping stale uploads", dropUploads);
}

/** A round that is not over when the next is due goes on alone. */
function every(milliseconds: number, what: string, work: () => Promise<void>) {
  let busy = false;
  const round = async () => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, `${what} failed`);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void round(), milliseconds);
  timer.unref();
}

async function closeAttempts() {
  await execute(closeDueAttempts, PLATFORM_ACTOR, {});
}

async function issueCertificates() {
  for (;;) {
    const issued = await execute(issueDue, PLATFORM_ACTOR, {});
    if (!issued.ok || issued.value.count === 0) return;
  }
}

async function publishDue() {
  for (;;) {
    const published = await execute(publishPlanned, PLATFORM_ACTOR, {});
    if (!published.ok || !published.value.worked) return;
  }
}

async function noteNames() {
  for (;;) {
    const noted = await execute(noteSounds, PLATFORM_ACTOR, {});
    if (!noted.ok || noted.value.count === 0) return;
  }
}

async function packCertificates() {
  for (;;) {
    const packed = await execute(renderPart, PLATFORM_ACTOR, {});
    if (!packed.ok || !packed.value.worked) return;
  }
}

async function dropArchives() {
  await execute(dropOldBatches, PLATFORM_ACTOR, {});
}

async function dropUploads() {
  await execute(dropStaleUploads, PLATFORM_ACTOR, {});
}

async function processMedia() {
  while (await processNextMedia(PLATFORM_ACTOR));
}
