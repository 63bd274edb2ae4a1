import "server-only";
import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";

export type S3Settings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `https://host/bucket/key` rather than `https://bucket.host/key`, which some services want. */
  pathStyle: boolean;
  /** Whether browsers can reach the store themselves, by addresses that were signed here. */
  links: boolean;
};

/** Where the bucket's addresses begin, as a browser's policy names it. */
export function bucketOrigin(settings: S3Settings): string {
  return addressIn(settings).origin;
}

type Call<Method = "GET" | "HEAD" | "PUT" | "POST" | "DELETE"> = {
  method: Method;
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
};

const TRIES = 4;
const FIRST_WAIT_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 60_000;

/** What the store answered, other than yes. */
export class S3Failure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    what: string,
  ) {
    super(`The store answered ${status} ${code} to ${what}`);
  }
}

/** The few calls of the S3 REST API that a store of whole files needs, signed (Signature Version 4). */
export class S3Client {
  readonly #aws: AwsClient;

  constructor(readonly settings: S3Settings) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.#aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
  }

  /**
   * Asks, and asks again where the network or the store failed for a moment: each call may be repeated.
   *
   * @throws S3Failure on any refusal
   */
  async call(call: Call): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const response = await this.#once(call).catch((error: unknown) => {
        if (tries === TRIES) throw error;
        return null;
      });
      if (response?.ok) return response;
      const passing = !response || response.status >= 500 || response.status === 429;
      if (response && (!passing || tries === TRIES)) {
        const code = codeOf(await response.text());
        throw new S3Failure(response.status, code, `${call.method} ${call.key}`);
      }
      await response?.body?.cancel();
      const wait = FIRST_WAIT_MILLISECONDS * 2 ** (tries - 1) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Like `call`, for what may be absent: null then. What is written is never absent, but refused. */
  async find(call: Call<"GET" | "HEAD" | "DELETE">): Promise<Response | null> {
    return await this.call(call).catch((error: unknown) => {
      if (error instanceof S3Failure && error.status === 404) return null;
      throw error;
    });
  }

  /** Like `call`, for what answers in XML; some failures come with the status of a success. */
  async callForXml(call: Call): Promise<string> {
    const response = await this.call(call);
    const xml = await response.text();
    if (/<Error>/.test(xml)) {
      throw new S3Failure(response.status, codeOf(xml), `${call.method} ${call.key}`);
    }
    return xml;
  }

  /** An address that answers GET with the file for so many seconds, whoever asks. */
  async presign(key: string, seconds: number, answer: Record<string, string>): Promise<string> {
    const query = { "X-Amz-Expires": String(seconds), ...answer };
    const url = addressIn(this.settings, key, query);
    return (await this.#aws.sign(url, { method: "GET", aws: { signQuery: true } })).url;
  }

  async #once({ method, key, query, headers, body }: Call): Promise<Response> {
    // The types fear memory that threads share; nothing here is.
    const sent = body as BodyInit | undefined;
    const request = await this.#aws.sign(addressIn(this.settings, key, query), {
      method,
      headers: { ...headers, "x-amz-content-sha256": sha256(body ?? "") },
      ...(sent === undefined ? {} : { body: sent }),
    });
    // The body of an answer to GET is a film, perhaps: only its beginning is waited for so long.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MILLISECONDS);
    try {
      return await fetch(request, { signal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  }
}

function addressIn(
  { endpoint, bucket, pathStyle }: S3Settings,
  key = "",
  query: Record<string, string> = {},
): URL {
  const url = new URL(endpoint);
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = pathStyle ? `/${bucket}/${key}` : `/${key}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

function codeOf(xml: string): string {
  return /<Code>([^<]*)<\/Code>/.exec(xml)?.[1] ?? "";
}
