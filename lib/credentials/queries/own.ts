import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { certificateConsents, certificates } from "@/db/schema/credentials";
import { type Consent, SPARING } from "@/lib/credentials/model";
import { Drawing, wordColumns } from "@/lib/credentials/queries/drawing";
import { type Permit, personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

const ownColumns = {
  ...wordColumns,
  id: certificates.id,
  templateId: certificates.templateId,
  revokedAt: certificates.revokedAt,
  revokedReason: certificates.revokedReason,
};

/** One's own certificates, the newest first, each with the signs that its letters lack. */
export async function listOwnCertificates(permit: Permit<"certificate.hold" | "course.study">) {
  const rows = await db
    .select(ownColumns)
    .from(certificates)
    .where(eq(certificates.personId, personOf(permit)))
    .orderBy(desc(certificates.issuedAt), desc(certificates.id));
  const drawing = await Drawing.of(rows.map(({ templateId }) => templateId));
  return rows.map((row) => ({ ...row, missing: drawing.missing(row) }));
}

/** One of one's own certificates; null when it is none. */
export async function getOwnCertificate(permit: Permit<"certificate.hold">, id: string) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select(ownColumns)
    .from(certificates)
    .where(and(eq(certificates.id, id), eq(certificates.personId, personOf(permit))));
  return row ?? null;
}

/** What one shows to strangers. */
export async function getOwnConsent(permit: Permit<"certificate.hold">): Promise<Consent> {
  const [consent] = await db
    .select({ name: certificateConsents.name, organisation: certificateConsents.organisation })
    .from(certificateConsents)
    .where(eq(certificateConsents.personId, personOf(permit)));
  return consent ?? SPARING;
}
