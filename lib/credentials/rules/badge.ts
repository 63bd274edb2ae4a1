/** A certificate as an Open Badges 3.0 credential, and the list that says which are revoked. Pure. */
import { gzipSync } from "fflate";
import type { CertificateWords } from "@/lib/credentials/model";
import { didOf } from "@/lib/credentials/rules/keys";
import { verificationAddress } from "@/lib/credentials/rules/wording";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

const VC = "https://www.w3.org/ns/credentials/v2";
const OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/** What the standard asks for at least: among so many, one that is looked up tells nothing. */
export const LIST_LENGTH = 131_072;

type Badge = CertificateWords & {
  id: string;
  releaseId: string;
  statusIndex: number;
  issuerName: string;
};

export type Credential = {
  "@context": string[];
  id: string;
  type: string[];
  [name: string]: unknown;
};

/** The credential, not signed yet. It names its holder: who is handed it, is handed the name. */
export function openBadge(badge: Badge, site: string): Credential {
  const list = `${site}/api/credentials/status/${Math.floor(badge.statusIndex / LIST_LENGTH) + 1}`;
  const place = String(badge.statusIndex % LIST_LENGTH);
  return {
    "@context": [VC, OPEN_BADGES],
    id: `urn:uuid:${badge.id}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: badge.courseTitle,
    issuer: { id: didOf(site), type: ["Profile"], name: badge.issuerName, url: site },
    validFrom: seconds(badge.issuedAt),
    credentialSubject: {
      type: ["AchievementSubject"],
      identifier: [
        {
          type: "IdentityObject",
          hashed: false,
          identityHash: badge.holderName,
          identityType: "name",
        },
      ],
      licenseNumber: badge.number,
      activityEndDate: seconds(new Date(`${badge.completedOn}T00:00:00+08:00`)),
      creditsEarned: Math.round((badge.minutes * 100) / 60) / 100,
      achievement: {
        id: `urn:uuid:${badge.releaseId}`,
        type: ["Achievement"],
        achievementType: "CertificateOfCompletion",
        name: badge.courseTitle,
        version: String(badge.releaseNumber),
        inLanguage: "zh-CN",
        description: `“五社联动”系列课程《${badge.courseTitle}》第${badge.releaseNumber}版，学习时间${minutesInWords(badge.minutes)}。`,
        criteria: {
          narrative: `学完全部课时并通过结业测验，于${dateInWords(badge.completedOn)}结业。`,
        },
      },
    },
    evidence: [
      {
        id: verificationAddress(site, badge.code),
        type: ["Evidence"],
        name: "证书验证页",
      },
    ],
    credentialStatus: {
      id: `${list}#${place}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: place,
      statusListCredential: list,
    },
  };
}

/** List number `list` (from 1) of those revoked, not signed yet. */
export function statusList(
  { list, revoked, at }: { list: number; revoked: readonly number[]; at: Date },
  site: string,
): Credential {
  const id = `${site}/api/credentials/status/${list}`;
  const bits = new Uint8Array(LIST_LENGTH / 8);
  for (const index of revoked) {
    const place = index - (list - 1) * LIST_LENGTH;
    if (place < 0 || place >= LIST_LENGTH) continue;
    // The first is the leftmost bit of the first byte.
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
  }
  const encodedList = `u${Buffer.from(gzipSync(bits, { mtime: 0 })).toString("base64url")}`;
  return {
    "@context": [VC],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: didOf(site),
    validFrom: seconds(at),
    credentialSubject: {
      id: `${id}#list`,
      type: "BitstringStatusList",
      statusPurpose: "revocation",
      encodedList,
    },
  };
}

function seconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
