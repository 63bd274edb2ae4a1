import "server-only";
import { and, eq } from "drizzle-orm";
import { certificates } from "@/db/schema/credentials";
import { people } from "@/db/schema/people";
import { certifyAnew } from "@/lib/credentials/commands/issue";
import {
  Reissue,
  type RevocationReason,
  Revoke,
  revocationReasonNames,
} from "@/lib/credentials/model";
import { sendMessages } from "@/lib/messaging/commands/send";
import { withinReach } from "@/lib/people/queries/reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Makes a certificate of somebody within reach invalid, for good. */
export const revokeCertificate = defineCommand({
  name: "credentials.revoke",
  permission: "certificate.govern",
  input: Revoke,

  async run({ tx, permit, input: { certificateId, reason, note }, now }) {
    const certificate = await lockWithinReach(tx, permit, certificateId);
    if (!certificate) return refuse("not_found");
    if (certificate.revokedAt) return refuse("certificate.revoked");
    await writeRevocation(tx, { certificateId, reason, note, by: personOf(permit), now });
    const { personId, courseTitle, number } = certificate;
    const body = `《${courseTitle}》的证书 ${number} 已作废，原因：${revocationReasonNames[reason]}。有疑问请联系管理员。`;
    await sendMessages(
      tx,
      [
        {
          personId,
          kind: "certificate",
          title: "您的结业证书已作废",
          body,
          href: "/learn/certificates",
        },
      ],
      now,
    );
    return ok({ number });
  },

  audit: ({ input: { certificateId, reason, note }, value: { number } }) => ({
    subject: `certificate:${certificateId}`,
    detail: { number, reason, note },
  }),
});

/**
 * Issues a certificate anew, under a new number and in the words of today: after a change of name, or
 * when one was revoked by mistake. The one before no longer holds, and each knows the other.
 */
export const reissueCertificate = defineCommand({
  name: "credentials.reissue",
  permission: "certificate.govern",
  input: Reissue,

  async run({ tx, permit, input: { certificateId, note }, now }) {
    const certificate = await lockWithinReach(tx, permit, certificateId);
    if (!certificate) return refuse("not_found");
    const [next] = await tx
      .select({ id: certificates.id })
      .from(certificates)
      .where(eq(certificates.replacesId, certificateId));
    if (next) return refuse("certificate.replaced");
    if (!certificate.revokedAt) {
      await writeRevocation(tx, {
        ...{ certificateId, reason: "reissued", note, by: personOf(permit), now },
      });
    }
    const { enrolmentId, personId, courseTitle } = certificate;
    const made = await certifyAnew(tx, { enrolmentId, replacesId: certificateId, now });
    if (!made) return refuse("certificate.no_credit");
    const body = `《${courseTitle}》的新证书编号是 ${made.number}，原来的 ${certificate.number} 不再有效。`;
    await sendMessages(
      tx,
      [
        {
          personId,
          kind: "certificate",
          title: "您的结业证书已换发",
          body,
          href: "/learn/certificates",
        },
      ],
      now,
    );
    return ok({ id: made.id, number: made.number, before: certificate.number });
  },

  audit: ({ input: { certificateId, note }, value }) => ({
    subject: `certificate:${certificateId}`,
    detail: { ...value, note },
  }),
});

async function lockWithinReach(tx: Transaction, permit: Permit, certificateId: string) {
  const [certificate] = await tx
    .select({
      number: certificates.number,
      personId: certificates.personId,
      enrolmentId: certificates.enrolmentId,
      courseTitle: certificates.courseTitle,
      revokedAt: certificates.revokedAt,
    })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .where(and(eq(certificates.id, certificateId), withinReach(permit)))
    .for("update", { of: certificates });
  return certificate ?? null;
}

async function writeRevocation(
  tx: Transaction,
  revocation: {
    certificateId: string;
    reason: RevocationReason;
    note: string;
    by: string;
    now: Date;
  },
) {
  const { certificateId, reason, note, by, now } = revocation;
  await tx
    .update(certificates)
    .set({ revokedAt: now, revokedBy: by, revokedReason: reason, revokedNote: note })
    .where(eq(certificates.id, certificateId));
}
