import "server-only";
import { randomBytes } from "node:crypto";

/** A new module's or lesson's id: stable for ever, and says nothing that could become untrue. */
export function newId(kind: "m" | "l"): string {
  return `${kind}-${randomBytes(4).toString("hex")}`;
}
