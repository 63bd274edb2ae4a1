import "server-only";
import type { z } from "zod";
import type { Permission, Permit } from "@/lib/platform/authority";
import { permit } from "@/lib/platform/authority";
import { type Command, execute } from "@/lib/platform/command";
import { CachedDocument, respondWithDocument } from "@/lib/platform/document-cache";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { machineOf } from "@/lib/platform/machine";
import { isPackagesHost } from "@/lib/platform/packages-host";
import { ok, type RefusalCode, type Result, refuse } from "@/lib/platform/result";
import { findVisitor } from "@/lib/platform/session";
import { SESSION_COOKIE } from "@/lib/platform/session-token";
import { withTemporaryFile } from "@/lib/platform/temporary-file";

/** No JSON body of this product comes near it but what courseware keeps; a longer one is refused. */
const BODY_CHARACTERS_MAX = 160 * 1024;

const FAILED = "平台出了问题，您已保存的内容不受影响，请稍后再试";

const PRIVATE = { "cache-control": "private, no-store" };

/** A refusal that isn't listed is about the state of things: 409. */
const statuses: Partial<Record<RefusalCode, number>> = {
  invalid_input: 400,
  sign_in_required: 401,
  not_permitted: 403,
  cross_site: 403,
  "enrolment.required": 403,
  not_found: 404,
  "media.kind_unknown": 415,
  "media.not_what_it_says": 415,
  "media.program": 415,
  "media.heic": 415,
  "media.mov": 415,
  "media.too_many": 429,
  "media.too_large": 413,
  "media.no_space": 507,
  "media.upload_gone": 410,
  "media.upload_busy": 423,
  // The tus protocol's own.
  "media.checksum": 460,
  "media.protocol": 412,
};

/**
 * A command as a route handler: JSON in, `Result` as JSON out. With `machine`, the input is told which
 * machine asks, whatever the body says of it.
 */
export function toRoute<P extends Permission, I extends z.ZodType, T>(
  command: Command<P, I, T>,
  { machine = false }: { machine?: boolean } = {},
) {
  return async (request: Request): Promise<Response> =>
    await answering(request, async () => {
      if (!isSameSite(request)) return refuse("cross_site");
      const visitor = await visitorOf(request);
      if (!visitor) return await execute(command, null, null);
      const body = await readJson(request);
      if (!body.ok) return body;
      const told =
        machine && isObject(body.value)
          ? { ...body.value, machine: machineOf(request) }
          : body.value;
      return await execute(command, visitor, told);
    });
}

/** A read as a route handler: the Permit first, then the answer as JSON. */
export function withPermit<P extends Permission, C>(
  permission: P,
  read: (permit: Permit<P>, request: Request, context: C) => Promise<Result<unknown>>,
) {
  return async (request: Request, context: C): Promise<Response> =>
    await answering(request, async () => {
      const allowed = await admitted(request, permission);
      return allowed.ok ? await read(allowed.value, request, context) : allowed;
    });
}

/** A file as a route handler: the Permit first, then its bytes, then the answer as JSON. */
export function withUpload<P extends Permission>(
  permission: P,
  bytesMax: number,
  take: (permit: Permit<P>, content: Uint8Array, request: Request) => Promise<Result<unknown>>,
) {
  return async (request: Request): Promise<Response> =>
    await answering(request, async () => {
      const allowed = await admittedFromHere(request, permission);
      if (!allowed.ok) return allowed;
      const content = await readBytes(request, bytesMax);
      return content ? await take(allowed.value, content, request) : refuse("upload.too_large");
    });
}

/**
 * A conversation that needs more of HTTP than JSON, such as an upload in stretches: the Permit first, the
 * body unread. What is refused is answered as JSON.
 */
export function withExchange<P extends Permission, C>(
  permission: P,
  respond: (permit: Permit<P>, request: Request, context: C) => Promise<Result<Response>>,
) {
  return async (request: Request, context: C): Promise<Response> =>
    await answering(request, async () => {
      const allowed = await admittedFromHere(request, permission);
      if (!allowed.ok) return allowed;
      const result = await respond(allowed.value, request, context);
      return result.ok ? result.value : result;
    });
}

/** As withUpload, for what is too large for memory: it lies in a file while it is taken. */
export function withLargeUpload<P extends Permission>(
  permission: P,
  bytesMax: number,
  take: (permit: Permit<P>, path: string, request: Request) => Promise<Result<unknown>>,
) {
  return async (request: Request): Promise<Response> =>
    await answering(request, async () => {
      const allowed = await admittedFromHere(request, permission);
      if (!allowed.ok) return allowed;
      if (declaredBytes(request) > bytesMax) return refuse("upload.too_large");
      const taken = await withTemporaryFile(request.body, bytesMax, (path) =>
        take(allowed.value, path, request),
      );
      return typeof taken === "string" ? refuse(`upload.${taken}`) : taken;
    });
}

/** A page served as a finished document. Those who have not signed in are led there and back. */
export function withDocumentPermit<P extends Permission, C>(
  permission: P,
  respond: (permit: Permit<P>, request: Request, context: C) => Promise<Response>,
) {
  return async (request: Request, context: C): Promise<Response> => {
    const allowed = await admitted(request, permission);
    if (!allowed.ok && allowed.refusal.code === "sign_in_required") {
      const next = encodeURIComponent(new URL(request.url).pathname);
      return new Response(null, {
        status: 303,
        headers: { ...PRIVATE, location: `/sign-in?next=${next}` },
      });
    }
    if (!allowed.ok) return new Response(null, { status: 404, headers: PRIVATE });
    try {
      return await respond(allowed.value, request, context);
    } catch (error) {
      const id = report(request, error);
      const html = `<!doctype html><meta charset="utf-8"><title>暂时打不开</title><p>${FAILED}（编号 ${id}）</p>`;
      return await respondWithDocument(request, new CachedDocument(html, false), {
        status: 500,
        headers: PRIVATE,
      });
    }
  };
}

/** The Permit of whoever asks, or why there is none. */
async function admitted<P extends Permission>(
  request: Request,
  permission: P,
): Promise<Result<Permit<P>>> {
  const visitor = await visitorOf(request);
  if (!visitor) return refuse("sign_in_required");
  const allowed = permit(visitor, permission);
  return allowed ? ok(allowed) : refuse("not_permitted");
}

/** The same for what changes something: another site may not ask for it. */
async function admittedFromHere<P extends Permission>(
  request: Request,
  permission: P,
): Promise<Result<Permit<P>>> {
  return isSameSite(request) ? await admitted(request, permission) : refuse("cross_site");
}

/** An answer that is more than JSON is given as it is. */
async function answering(request: Request, work: () => Promise<Result<unknown> | Response>) {
  try {
    const result = await work();
    if (result instanceof Response) return result;
    const status = result.ok ? 200 : (statuses[result.refusal.code] ?? 409);
    return Response.json(result, { status, headers: PRIVATE });
  } catch (error) {
    const failure = { id: report(request, error), message: FAILED };
    return Response.json({ ok: false, failure }, { status: 500, headers: PRIVATE });
  }
}

/** Logs a surprise once and returns the number that the person is told. */
function report(request: Request, error: unknown): string {
  const id = crypto.randomUUID();
  log.error({ id, path: new URL(request.url).pathname, err: error }, "request failed");
  return id;
}

/**
 * Browsers say where a request comes from; a write from another site is refused even though
 * the cookie is SameSite. Programs that send neither header carry no victim's cookie.
 */
function isSameSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  if (!origin) return true;
  return (
    origin === new URL(env.NEXTAUTH_URL).origin || hostOf(origin) === request.headers.get("host")
  );
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

async function visitorOf(request: Request) {
  if (isPackagesHost(request.headers.get("host"))) return null;
  return await findVisitor(cookieOf(request, SESSION_COOKIE));
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function readJson(request: Request): Promise<Result<unknown>> {
  const text = await request.text();
  if (text.length > BODY_CHARACTERS_MAX) {
    return refuse("invalid_input", { "": ["内容太长，没有保存"] });
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refuse("invalid_input", { "": ["应为 JSON 格式"] });
  }
}

/** The body as it comes, given up as soon as it is longer than is taken; null then. */
async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array | null> {
  if (declaredBytes(request) > bytesMax) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > bytesMax) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** How long a body says it is; nothing where it does not say. */
function declaredBytes(request: Request): number {
  return Number(request.headers.get("content-length") ?? "0");
}
