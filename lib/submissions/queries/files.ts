import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { mediaFiles } from "@/db/schema/media";
import { submissionFiles, submissionVersionFiles } from "@/db/schema/submissions/assignments";
import type { DraftFile } from "@/lib/submissions/model/decision";

/** The files beside what somebody is writing. Whoever asks has seen to it that they may. */
export async function readDraftFiles(submissionId: string): Promise<DraftFile[]> {
  return await db
    .select({
      ...{ sha256: submissionFiles.sha256, name: submissionFiles.name, bytes: mediaFiles.bytes },
      ...{ findings: submissionFiles.findings, unread: submissionFiles.unread },
    })
    .from(submissionFiles)
    .innerJoin(mediaFiles, eq(mediaFiles.sha256, submissionFiles.sha256))
    .where(eq(submissionFiles.submissionId, submissionId))
    .orderBy(asc(submissionFiles.addedAt), asc(submissionFiles.sha256));
}

/** The files of a version; where grading is blind, their names could say whose they are. */
export async function readVersionFiles(
  { submissionId, number }: { submissionId: string; number: number },
  blind = false,
) {
  const files = await db
    .select({
      sha256: submissionVersionFiles.sha256,
      name: submissionVersionFiles.name,
      unread: submissionVersionFiles.unread,
    })
    .from(submissionVersionFiles)
    .where(
      and(
        eq(submissionVersionFiles.submissionId, submissionId),
        eq(submissionVersionFiles.number, number),
      ),
    )
    .orderBy(asc(submissionVersionFiles.name), asc(submissionVersionFiles.sha256));
  return files.map((file, at) =>
    blind ? { ...file, name: `附件${at + 1}${endingOf(file.name)}` } : file,
  );
}

function endingOf(name: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? "";
}
