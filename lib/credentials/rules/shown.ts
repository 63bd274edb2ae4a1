/** What strangers see of a certificate: what its holder agreed to, and nothing beside. Pure. */
import {
  type CertificateWords,
  type Consent,
  type RevocationReason,
  revocationReasonNames,
  SPARING,
} from "@/lib/credentials/model";

/** 田小禾 → 田**, 欧阳小禾 → 欧***; one sign at least is covered. */
export function maskName(name: string): string {
  const [first = "", ...rest] = Array.from(name.trim());
  return `${first}${"*".repeat(Math.max(1, rest.length))}`;
}

type Stored = Omit<CertificateWords, "code"> & {
  revokedAt: Date | null;
  revokedReason: RevocationReason | null;
};

export type ShownCertificate = Omit<CertificateWords, "code" | "holderName"> & {
  /** Null where the holder shows none. */
  name: string | null;
  revoked: { at: Date; reason: string } | null;
};

/** The certificate as the verification page shows it. */
export function shownCertificate(stored: Stored, consent: Consent | null): ShownCertificate {
  const { name, organisation } = consent ?? SPARING;
  const { holderName, revokedAt, revokedReason, ...open } = stored;
  const shownName = { full: holderName, masked: maskName(holderName), hidden: null }[name];
  return {
    ...open,
    name: shownName,
    organisation: organisation ? stored.organisation : null,
    revoked: revokedAt && {
      at: revokedAt,
      reason: revocationReasonNames[revokedReason ?? "mistake"],
    },
  };
}
