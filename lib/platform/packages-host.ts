import "server-only";
import { env } from "@/lib/platform/env";

/** Where courseware is sent from when it has a host name of its own; null when it has not. */
export const packagesOrigin = env.PACKAGES_ORIGIN ? new URL(env.PACKAGES_ORIGIN).origin : null;

/** Whether a request came by that name. Nobody is signed in there: scripts of others run under it. */
export function isPackagesHost(host: string | null): boolean {
  return packagesOrigin !== null && new URL(packagesOrigin).host === host;
}
