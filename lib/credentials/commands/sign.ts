import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { certificates, certificateTemplates } from "@/db/schema/credentials";
import { keyInUse } from "@/lib/credentials/commands/keys";
import { SignBadge } from "@/lib/credentials/model";
import { siteAddress, wordColumns } from "@/lib/credentials/queries/drawing";
import { openBadge } from "@/lib/credentials/rules/badge";
import { verificationMethod } from "@/lib/credentials/rules/keys";
import { signJwt, signLinkedData } from "@/lib/credentials/rules/proof";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Signs one's own valid certificate as an Open Badges credential, in both forms. */
export const signBadge = defineCommand({
  name: "credentials.sign_badge",
  permission: "certificate.hold",
  input: SignBadge,

  async run({ tx, permit, input: { certificateId }, now }) {
    const [certificate] = await tx
      .select({
        ...wordColumns,
        id: certificates.id,
        releaseId: certificates.releaseId,
        statusIndex: certificates.statusIndex,
        issuerName: certificateTemplates.issuerName,
      })
      .from(certificates)
      .innerJoin(certificateTemplates, eq(certificateTemplates.id, certificates.templateId))
      .where(
        and(
          eq(certificates.id, certificateId),
          eq(certificates.personId, personOf(permit)),
          isNull(certificates.revokedAt),
        ),
      );
    if (!certificate) return refuse("not_found");
    const { kid, key } = await keyInUse(tx, now);
    const signer = { key, verificationMethod: verificationMethod(siteAddress, kid), at: now };
    const badge = openBadge(certificate, siteAddress);
    return ok({
      kid,
      number: certificate.number,
      credential: await signLinkedData(badge, signer),
      jwt: signJwt(badge, signer),
    });
  },

  audit: ({ input: { certificateId }, value: { kid } }) => ({
    subject: `certificate:${certificateId}`,
    detail: { kid },
  }),
});
