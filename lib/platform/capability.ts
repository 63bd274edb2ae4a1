import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";

/**
 * A word that opens one thing for a while, for those who cannot show a cookie. Whoever has it has the
 * thing; it says nothing of who that is.
 */
export function sealCapability(subject: string, expires: Date): string {
  const until = Math.floor(expires.getTime() / 1000).toString(36);
  return `${subject}.${until}.${sign(subject, until)}`;
}

/** What a capability opens; null when it was not sealed here, or its time is over. */
export function openCapability(token: string, now = new Date()): string | null {
  const [subject = "", until = "", signature = "", ...rest] = token.split(".");
  const given = Buffer.from(signature);
  const due = Buffer.from(sign(subject, until));
  if (rest.length > 0 || given.length !== due.length || !timingSafeEqual(given, due)) return null;
  return Number.parseInt(until, 36) * 1000 > now.getTime() ? subject : null;
}

function sign(subject: string, until: string): string {
  const hmac = createHmac("sha256", env.NEXTAUTH_SECRET);
  return hmac.update(`capability\0${subject}\0${until}`).digest("base64url");
}
