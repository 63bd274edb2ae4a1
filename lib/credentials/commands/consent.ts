import "server-only";
import { certificateConsents } from "@/db/schema/credentials";
import { SetConsent } from "@/lib/credentials/model";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";

/** Says what strangers see of oneself; it holds from the next look on, for all one's certificates. */
export const setConsent = defineCommand({
  name: "credentials.set_consent",
  permission: "certificate.hold",
  input: SetConsent,

  async run({ tx, permit, input, now }) {
    const agreed = { ...input, changedAt: now };
    await tx
      .insert(certificateConsents)
      .values({ personId: personOf(permit), ...agreed })
      .onConflictDoUpdate({ target: certificateConsents.personId, set: agreed });
    return ok({ personId: personOf(permit) });
  },

  audit: ({ input, value: { personId } }) => ({
    subject: `person:${personId}`,
    detail: { ...input },
  }),
});
