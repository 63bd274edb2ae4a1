/**
 * A stand-in for an S3-compatible service: the calls that the platform makes, in memory. It checks every
 * signature by its own reading of Signature Version 4, and can be told to fail.
 */
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { S3Settings } from "@/lib/platform/storage/s3-client";

const PART_BYTES_MIN = 5 * 1024 * 1024;

type Multipart = { key: string; parts: Map<number, { tag: string; content: Buffer }> };

export class FakeS3 {
  readonly objects = new Map<string, Buffer>();
  readonly multiparts = new Map<string, Multipart>();
  readonly calls: string[] = [];
  /** What the next calls answer instead of doing anything; "cut" ends the connection. */
  failures: (number | "cut")[] = [];
  /** Calls that match are answered as if there were nothing here, not even the bucket. */
  missing: RegExp | null = null;
  /** Does the work of the next call that matches, then ends the connection: nobody hears of it. */
  loseAnswerOf: RegExp | null = null;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  settings: S3Settings = {
    ...{ endpoint: "", bucket: "wushe-media", region: "cn-wuhan-1" },
    ...{ accessKeyId: "TESTKEY", secretAccessKey: "a secret of tests/+" },
    ...{ pathStyle: true, links: true },
  };

  async start(): Promise<S3Settings> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const { port } = this.#server.address() as AddressInfo;
    this.settings = { ...this.settings, endpoint: `http://127.0.0.1:${port}` };
    return this.settings;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.settings.endpoint);
    this.calls.push(`${request.method} ${url.pathname}${url.search}`);
    const failure = this.failures.shift();
    if (failure === "cut") return void request.socket.destroy();
    const body = await bodyOf(request);
    if (failure) {
      fail(response, failure, "SlowDown");
      return;
    }
    const problem = checkSignature(this.settings, request, url, body);
    if (problem) {
      fail(response, 403, problem);
      return;
    }
    const key = url.pathname.slice(`/${this.settings.bucket}/`.length);
    const what = `${request.method} ${url.search}`;
    if (this.missing?.test(what)) {
      fail(response, 404, "NoSuchBucket");
      return;
    }
    const lose = this.loseAnswerOf?.test(what);
    if (lose) this.loseAnswerOf = null;
    this.#work(request, url, key, body, lose ? new Lost(request) : response);
    if (lose) request.socket.destroy();
  }

  #work(request: IncomingMessage, url: URL, key: string, body: Buffer, response: Answering): void {
    const uploadId = url.searchParams.get("uploadId");
    if (uploadId) {
      this.#workOnMultipart(request, url, uploadId, body, response);
      return;
    }
    if (request.method === "POST" && url.searchParams.has("uploads")) {
      const id = randomUUID();
      this.multiparts.set(id, { key, parts: new Map() });
      return void response
        .writeHead(200)
        .end(
          `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
        );
    }
    if (request.method === "PUT") {
      const source = request.headers["x-amz-copy-source"];
      if (source === undefined) {
        this.objects.set(key, body);
        return void response.writeHead(200, { etag: tagOf(body) }).end();
      }
      const from = decodeURIComponent(String(source)).slice(`/${this.settings.bucket}/`.length);
      const content = this.objects.get(from);
      if (!content) {
        fail(response, 404, "NoSuchKey");
        return;
      }
      this.objects.set(key, content);
      return void response.writeHead(200).end("<CopyObjectResult></CopyObjectResult>");
    }
    if (request.method === "DELETE") {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    this.#send(request, url, key, response);
  }

  #send(request: IncomingMessage, url: URL, key: string, response: Answering): void {
    const content = this.objects.get(key);
    if (!content) {
      fail(response, 404, "NoSuchKey");
      return;
    }
    const headers = {
      "content-type": url.searchParams.get("response-content-type") ?? "binary/octet-stream",
      "content-disposition": url.searchParams.get("response-content-disposition") ?? "",
    };
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    const [first, last] = range ? [Number(range[1]), Number(range[2])] : [0, content.length - 1];
    const part = content.subarray(first, last + 1);
    response.writeHead(range ? 206 : 200, { ...headers, "content-length": part.length });
    response.end(request.method === "HEAD" ? undefined : part);
  }

  #workOnMultipart(
    request: IncomingMessage,
    url: URL,
    uploadId: string,
    body: Buffer,
    response: Answering,
  ): void {
    const upload = this.multiparts.get(uploadId);
    if (!upload) {
      fail(response, 404, "NoSuchUpload");
      return;
    }
    if (request.method === "DELETE") {
      this.multiparts.delete(uploadId);
      return void response.writeHead(204).end();
    }
    if (request.method === "PUT") {
      const tag = tagOf(body);
      upload.parts.set(Number(url.searchParams.get("partNumber")), { tag, content: body });
      return void response.writeHead(200, { etag: tag }).end();
    }
    const wanted = [
      ...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g),
    ];
    const parts = wanted.map(([, number, tag]) => {
      const part = upload.parts.get(Number(number));
      return part && part.tag === tag ? part.content : null;
    });
    // The service answers 200 at once and tells of a failure in the body.
    const bad = parts.some((part) => !part)
      ? "InvalidPart"
      : parts.slice(0, -1).some((part) => (part?.length ?? 0) < PART_BYTES_MIN)
        ? "EntityTooSmall"
        : null;
    if (bad) return void response.writeHead(200).end(`<Error><Code>${bad}</Code></Error>`);
    this.objects.set(upload.key, Buffer.concat(parts.flatMap((part) => part ?? [])));
    this.multiparts.delete(uploadId);
    response.writeHead(200).end("<CompleteMultipartUploadResult/>");
  }
}

/** What of an answer is used here. */
type Answering = {
  writeHead(status: number, headers?: Record<string, string | number>): Answering;
  end(content?: string | Buffer): unknown;
};

/** Takes an answer that never arrives. */
class Lost implements Answering {
  constructor(readonly request: IncomingMessage) {}
  writeHead() {
    return this;
  }
  end() {}
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function tagOf(content: Buffer): string {
  return `"${createHash("md5").update(content).digest("hex")}"`;
}

function fail(response: Answering, status: number, code: string): void {
  response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
}

/** The name of what is wrong with a request's signature; null when nothing is. */
function checkSignature(
  settings: S3Settings,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): string | null {
  const given = url.searchParams.get("X-Amz-Signature");
  const authorization =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  const [credential, signedHeaders, signature, date] = given
    ? [
        url.searchParams.get("X-Amz-Credential"),
        url.searchParams.get("X-Amz-SignedHeaders"),
        given,
        url.searchParams.get("X-Amz-Date"),
      ]
    : [
        authorization?.[1],
        authorization?.[2],
        authorization?.[3],
        String(request.headers["x-amz-date"] ?? ""),
      ];
  if (!credential || !signedHeaders || !signature || !date) return "AccessDenied";
  const [accessKey, day = "", region = "", service = "", end] = credential.split("/");
  if (accessKey !== settings.accessKeyId || end !== "aws4_request") return "InvalidAccessKeyId";
  if (region !== settings.region || service !== "s3") return "AuthorizationHeaderMalformed";
  if (!signedHeaders.split(";").includes("host")) return "AccessDenied";

  const claimed = given ? "UNSIGNED-PAYLOAD" : String(request.headers["x-amz-content-sha256"]);
  const actual = createHash("sha256").update(body).digest("hex");
  if (claimed !== "UNSIGNED-PAYLOAD" && claimed !== actual) return "XAmzContentSHA256Mismatch";
  const made = Date.parse(
    date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z"),
  );
  const age = (Date.now() - made) / 1000;
  const allowed = given ? Number(url.searchParams.get("X-Amz-Expires")) : 900;
  if (!(age <= allowed && age > -900)) return "AccessDenied";

  const query = [...url.searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = signedHeaders
    .split(";")
    .map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`)
    .join("");
  const canonical = [request.method, url.pathname, query, headers, signedHeaders, claimed].join(
    "\n",
  );
  const scope = `${day}/${region}/${service}/aws4_request`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${settings.secretAccessKey}`,
  );
  const due = hmac(key, ["AWS4-HMAC-SHA256", date, scope, hash].join("\n"));
  const same = timingSafeEqual(due, Buffer.from(signature, "hex"));
  return same ? null : "SignatureDoesNotMatch";
}

function hmac(key: string | Buffer, words: string): Buffer {
  return createHmac("sha256", key).update(words).digest();
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
