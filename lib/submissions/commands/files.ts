import "server-only";
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { mediaFiles } from "@/db/schema/media";
import { submissionFiles } from "@/db/schema/submissions/assignments";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { storage } from "@/lib/platform/storage";
import { lockOwn } from "@/lib/submissions/commands/write";
import { AddFile, type DraftFile, FILES_MAX, RemoveFile } from "@/lib/submissions/model/decision";
import { textOfAttachment } from "@/lib/submissions/rules/attachment-text";
import { findingsOfFile } from "@/lib/submissions/rules/decisions";
import { fileTypeOf } from "@/lib/submissions/rules/file-type";

/** Puts a file beside what is being written; its text is looked at as the written one is. Safe to repeat. */
export const addFile = defineCommand({
  name: "submissions.add_file",
  permission: "course.study",
  input: AddFile,

  async run({ tx, permit, input: { submissionId, name, content }, now }) {
    // Whose work it is first: nobody has a stranger's file read.
    const own = await lockOwn(tx, submissionId, personOf(permit));
    if (!own) return refuse("not_found");
    if (own.state === "submitted" || own.state === "graded") return refuse("submission.handed_in");
    const read = await textOfAttachment(content);
    const type = fileTypeOf(content, read);
    if (!type) return refuse("submission.file_type");
    const sha256 = createHash("sha256").update(content).digest("hex");
    const others = await tx
      .select({ sha256: submissionFiles.sha256 })
      .from(submissionFiles)
      .where(eq(submissionFiles.submissionId, submissionId));
    const known = others.some((other) => other.sha256 === sha256);
    if (!known && others.length >= FILES_MAX) return refuse("submission.files_many");

    await storage.put(sha256, content);
    await tx
      .insert(mediaFiles)
      .values({ sha256, bytes: content.length, type, storedAt: now, storedBy: personOf(permit) })
      .onConflictDoNothing();
    const looked = {
      // A name gives away as much as a line does.
      findings: [...findingsOfFile(name), ...(read.read ? findingsOfFile(read.text) : [])],
      unread: read.read ? (read.complete ? null : ("longer" as const)) : read.reason,
    };
    await tx
      .insert(submissionFiles)
      .values({ submissionId, sha256, name, ...looked, addedAt: now })
      .onConflictDoUpdate({
        target: [submissionFiles.submissionId, submissionFiles.sha256],
        set: { name, ...looked },
      });
    return ok<DraftFile>({ sha256, name, bytes: content.length, ...looked });
  },

  audit: () => null,
});

/** Takes a file away from what is being written; what was handed in keeps it. */
export const removeFile = defineCommand({
  name: "submissions.remove_file",
  permission: "course.study",
  input: RemoveFile,

  async run({ tx, permit, input: { submissionId, sha256 } }) {
    const own = await lockOwn(tx, submissionId, personOf(permit));
    if (!own) return refuse("not_found");
    if (own.state === "submitted" || own.state === "graded") return refuse("submission.handed_in");
    await tx
      .delete(submissionFiles)
      .where(
        and(eq(submissionFiles.submissionId, submissionId), eq(submissionFiles.sha256, sha256)),
      );
    return ok(null);
  },

  audit: () => null,
});
