/** The platform's Ed25519 keys: made, sealed for the database, named and shown to those who verify. Pure but for the dice. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

export type PublicJwk = { kty: "OKP"; crv: "Ed25519"; x: string };
export type SealedKey = { kid: string; publicJwk: PublicJwk; sealedKey: string };

/** A new key, its private half readable only to those who know the secret. */
export function makeKey(secret: string): SealedKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x } = publicKey.export({ format: "jwk" });
  if (!x) throw new Error("An Ed25519 key without its point");
  const publicJwk: PublicJwk = { kty: "OKP", crv: "Ed25519", x };
  const kid = thumbprint(publicJwk);
  const sealedKey = seal(privateKey.export({ format: "der", type: "pkcs8" }), secret, kid);
  return { kid, publicJwk, sealedKey };
}

/** RFC 7638: the hash of the members that make the key, in alphabetical order. */
function thumbprint({ crv, kty, x }: PublicJwk): string {
  return createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
}

function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "wushe signing key 1", 32));
}

function seal(content: Uint8Array, secret: string, kid: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(secret), nonce);
  cipher.setAAD(Buffer.from(kid));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The private half; null when it was sealed with another secret, or touched since. */
export function openKey({ kid, sealedKey }: SealedKey, secret: string): KeyObject | null {
  const whole = Buffer.from(sealedKey, "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(secret), whole.subarray(0, 12));
    decipher.setAAD(Buffer.from(kid));
    decipher.setAuthTag(whole.subarray(12, 28));
    const key = Buffer.concat([decipher.update(whole.subarray(28)), decipher.final()]);
    return createPrivateKey({ key, format: "der", type: "pkcs8" });
  } catch {
    return null;
  }
}

/** The platform's name among credentials, which leads to /.well-known/did.json: did:web:host or did:web:host%3Aport. */
export function didOf(site: string): string {
  return `did:web:${encodeURIComponent(new URL(site).host)}`;
}

export function verificationMethod(site: string, kid: string): string {
  return `${didOf(site)}#${kid}`;
}

/** /.well-known/did.json: every key that ever signed, since what it signed is still verified. */
export function didDocument(site: string, keys: readonly { kid: string; publicJwk: PublicJwk }[]) {
  const id = didOf(site);
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id,
    verificationMethod: keys.map(({ kid, publicJwk }) => ({
      id: verificationMethod(site, kid),
      type: "Multikey",
      controller: id,
      publicKeyMultibase: multikey(publicJwk),
    })),
    assertionMethod: keys.map(({ kid }) => verificationMethod(site, kid)),
  };
}

/** /.well-known/jwks.json: the same keys, as those who read JWT know them. */
export function keySet(site: string, keys: readonly { kid: string; publicJwk: PublicJwk }[]) {
  return {
    keys: keys.map(({ kid, publicJwk }) => ({
      ...publicJwk,
      kid: verificationMethod(site, kid),
      alg: "EdDSA",
      use: "sig",
    })),
  };
}

/** Multibase, base58btc, of the multicodec 0xed01 and the point. */
function multikey({ x }: PublicJwk): string {
  return `z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(x, "base64url")]))}`;
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function base58(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString("hex") || "0"}`);
  let text = "";
  while (number > 0n) {
    text = BASE58[Number(number % 58n)] + text;
    number /= 58n;
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return "1".repeat(zeros === -1 ? bytes.length : zeros) + text;
}
