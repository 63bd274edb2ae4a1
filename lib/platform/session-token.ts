import "server-only";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/platform/env";

/** A sign-in lasts this long at most, however often it is used. */
export const SESSION_SECONDS = 30 * 24 * 3600;

const isSecure = env.NEXTAUTH_URL.startsWith("https://");

/** `__Host-` makes browsers refuse a cookie set by a sibling host or over plain HTTP. */
export const SESSION_COOKIE = isSecure ? "__Host-wushe-session" : "wushe-session";
export const isSessionCookieSecure = isSecure;

/**
 * Decrypting costs more than the query that follows it, and the same cookie arrives with
 * every request of a visit, so what it decrypts to is remembered. It is only an id: whether
 * the session still counts is always asked of the database.
 */
const remembered = new Map<string, { sessionId: string; expiresAt: number }>();
const REMEMBERED_MAX = 20_000;

/** The session id inside the cookie; null when it is absent, forged or too old. */
export async function readSessionToken(cookieValue: string | undefined): Promise<string | null> {
  if (!cookieValue) return null;
  const known = remembered.get(cookieValue);
  if (known) return known.expiresAt > Date.now() ? known.sessionId : null;

  const token = await decode({ token: cookieValue, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  if (typeof token?.sessionId !== "string" || typeof token.exp !== "number") return null;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(cookieValue, { sessionId: token.sessionId, expiresAt: token.exp * 1000 });
  return token.sessionId;
}
