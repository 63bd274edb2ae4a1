import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/env";
import { type FieldKey, readFieldKeys } from "@/lib/platform/field-keys";

/**
 * Fields that the database keeps without being able to read them: AES-256-GCM under the first of
 * `FIELD_KEYS`; what an earlier one sealed can still be opened. A sealed text is bound to its row and
 * column: moved to another, it does not open.
 */
export type SealedPlace = {
  /** `table.column`. */
  column: string;
  rowId: string;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;
const keys = readFieldKeys(env.FIELD_KEYS);
const indexKeys = new Map<string, Buffer>();

/** @returns `v1.<key id>.<iv, text and tag, base64url>` */
export function sealField(text: string, place: SealedPlace): string {
  const { id, key } = writingKey();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(placeOf(place, id));
  const sealed = Buffer.concat([
    iv,
    cipher.update(text, "utf8"),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `v1.${id}.${sealed.toString("base64url")}`;
}

/** @throws when the text was not sealed for this place, or its key is not among `FIELD_KEYS` */
export function openField(sealed: string, place: SealedPlace): string {
  const [version, id = "", body = "", ...rest] = sealed.split(".");
  const key = keys.find((known) => known.id === id)?.key;
  if (version !== "v1" || rest.length > 0) throw new Error("Not a sealed field");
  if (!key) throw new Error(`FIELD_KEYS has no key "${id}", under which ${place.column} is sealed`);
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES))
    .setAAD(placeOf(place, id))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString("utf8");
}

/** A digest by which the same text is found again, and which says nothing to whoever has no key. */
export function blindIndex(text: string, purpose: string): string {
  return digest(writingKey(), text, purpose);
}

/** The digests of a text under every key there is: what was written before a key was added is found too. */
export function blindIndexes(text: string, purpose: string): string[] {
  return keys.map((key) => digest(key, text, purpose));
}

function digest({ id, key }: FieldKey, text: string, purpose: string): string {
  const name = `${id}\0${purpose}`;
  const derived =
    indexKeys.get(name) ??
    Buffer.from(hkdfSync("sha256", key, "", `wushe blind index ${purpose}`, 32));
  indexKeys.set(name, derived);
  return createHmac("sha256", derived).update(text).digest("base64url");
}

function writingKey(): FieldKey {
  const [first] = keys;
  if (!first) throw new Error("FIELD_KEYS is empty");
  return first;
}

function placeOf({ column, rowId }: SealedPlace, keyId: string): Buffer {
  return Buffer.from(`v1\0${keyId}\0${column}\0${rowId}`);
}
