import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/platform/env";

/**
 * A name for the machine behind a request, made of its network address and its browser's name. Keyed,
 * so that nobody finds the address by trying them all. A whole training room may share one name.
 */
export function machineOf(request: { headers: Pick<Headers, "get"> }): string {
  const address = request.headers.get("x-forwarded-for") ?? "";
  const browser = request.headers.get("user-agent") ?? "";
  const hmac = createHmac("sha256", env.NEXTAUTH_SECRET).update(`machine\0${address}\0${browser}`);
  return hmac.digest("base64url").slice(0, 22);
}
