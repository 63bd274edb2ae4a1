import "server-only";
import { inArray, max } from "drizzle-orm";
import { certificateTemplates } from "@/db/schema/credentials";
import { mediaFiles } from "@/db/schema/media";
import { SaveTemplate, StorePicture } from "@/lib/credentials/model";
import { readyPicture } from "@/lib/credentials/rules/picture";
import { keepBytes } from "@/lib/media/commands/keep-bytes";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Makes the next template, which certificates look like from now on. Those issued keep theirs. */
export const saveTemplate = defineCommand({
  name: "credentials.save_template",
  permission: "certificate.govern",
  input: SaveTemplate,

  async run({ tx, permit, input, now }) {
    const pictures = [...new Set([input.background, input.seal].filter((hash) => hash !== null))];
    if (pictures.length > 0) {
      const stored = await tx
        .select({ type: mediaFiles.type })
        .from(mediaFiles)
        .where(inArray(mediaFiles.sha256, pictures));
      const printed = stored.filter(({ type }) => type === "image/png" || type === "image/jpeg");
      if (printed.length < pictures.length) return refuse("certificate.picture");
    }
    const [latest] = await tx
      .select({ number: max(certificateTemplates.number) })
      .from(certificateTemplates);
    const number = (latest?.number ?? 0) + 1;
    const [made] = await tx
      .insert(certificateTemplates)
      .values({ ...input, number, createdAt: now, createdBy: personOf(permit) })
      .onConflictDoNothing()
      .returning({ id: certificateTemplates.id });
    // Somebody else saved at the same moment: theirs is there to be looked at first.
    if (!made) return refuse("certificate.template_changed");
    return ok({ id: made.id, number });
  },

  audit: ({ input: { layout: _, ...texts }, value: { id, number } }) => ({
    subject: `certificate_template:${id}`,
    detail: { number, ...texts },
  }),
});

/** Keeps a picture for a template: checked whole, so that no certificate fails by it later. */
export const storeTemplatePicture = defineCommand({
  name: "credentials.store_picture",
  permission: "certificate.govern",
  input: StorePicture,

  async run({ tx, permit, input: { content }, now }) {
    const picture = readyPicture(content);
    if (!picture) return refuse("certificate.picture");
    const { type } = picture;
    const { sha256 } = await keepBytes(tx, content, { type, now, by: personOf(permit) });
    return ok({ sha256 });
  },

  audit: ({ value: { sha256 } }) => ({ subject: `media:${sha256}` }),
});
