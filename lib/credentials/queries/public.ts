/** What anyone may ask: whether a certificate holds, and by which keys. Nobody is found by name. */
import "server-only";
import { and, asc, between, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { certificateConsents, certificates, signingKeys } from "@/db/schema/credentials";
import { siteAddress, wordColumns } from "@/lib/credentials/queries/drawing";
import { findOpenKey } from "@/lib/credentials/queries/keys";
import { LIST_LENGTH, statusList } from "@/lib/credentials/rules/badge";
import { didDocument, keySet, verificationMethod } from "@/lib/credentials/rules/keys";
import { signLinkedData } from "@/lib/credentials/rules/proof";
import { type ShownCertificate, shownCertificate } from "@/lib/credentials/rules/shown";

/** The certificate of a code, as far as its holder agreed; null when there is none. */
export async function getPublicCertificate(
  code: string,
): Promise<(ShownCertificate & { replacedBy: string | null }) | null> {
  const { code: _, ...words } = wordColumns;
  const [row] = await db
    .select({
      ...words,
      revokedAt: certificates.revokedAt,
      revokedReason: certificates.revokedReason,
      consentName: certificateConsents.name,
      consentOrganisation: certificateConsents.organisation,
      replacedBy: sql<string | null>`(
        select n.number from certificates n where n.replaces_id = certificates.id)`,
    })
    .from(certificates)
    .leftJoin(certificateConsents, eq(certificateConsents.personId, certificates.personId))
    .where(eq(certificates.code, code));
  if (!row) return null;
  const { consentName, consentOrganisation, replacedBy, ...stored } = row;
  const consent = consentName && { name: consentName, organisation: consentOrganisation ?? false };
  return { ...shownCertificate(stored, consent), replacedBy };
}

/**
 * Whether a number was given out and still holds. Numbers can be counted through, so they tell
 * nothing of anybody, whatever was agreed to: that takes the code.
 */
export async function getPublicState(number: string) {
  const [row] = await db
    .select({
      number: certificates.number,
      courseTitle: certificates.courseTitle,
      issuedAt: certificates.issuedAt,
      revokedAt: certificates.revokedAt,
    })
    .from(certificates)
    .where(eq(certificates.number, number));
  return row ?? null;
}

async function publishedKeys() {
  return await db
    .select({ kid: signingKeys.kid, publicJwk: signingKeys.publicJwk })
    .from(signingKeys)
    .orderBy(asc(signingKeys.createdAt));
}

/** The platform's DID document, with every key that ever signed. */
export async function getPublicDid() {
  return didDocument(siteAddress, await publishedKeys());
}

/** The same keys as a JWK set. */
export async function getPublicKeySet() {
  return keySet(siteAddress, await publishedKeys());
}

/** The signed list of revoked credentials; null for one that no certificate stands in. */
export async function getPublicStatusList(list: number, now = new Date()) {
  if (!Number.isSafeInteger(list) || list < 1 || list > 16_384) return null;
  const from = (list - 1) * LIST_LENGTH;
  const within = between(certificates.statusIndex, from, from + LIST_LENGTH - 1);
  const [[any], revoked, key] = await Promise.all([
    db.select({ index: certificates.statusIndex }).from(certificates).where(within).limit(1),
    db
      .select({ index: certificates.statusIndex })
      .from(certificates)
      .where(and(within, isNotNull(certificates.revokedAt))),
    findOpenKey(),
  ]);
  if (!any || !key) return null;
  const unsigned = statusList(
    { list, revoked: revoked.map(({ index }) => index), at: now },
    siteAddress,
  );
  return await signLinkedData(unsigned, {
    key: key.key,
    verificationMethod: verificationMethod(siteAddress, key.kid),
    at: now,
  });
}
