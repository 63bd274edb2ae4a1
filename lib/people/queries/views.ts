import "server-only";
import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { savedViews } from "@/db/schema/admission";
import { type Permit, personOf } from "@/lib/platform/authority";

/** The searches that the visitor keeps under a name. */
export async function listViews(permit: Permit<"person.read">) {
  return await db
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(eq(savedViews.personId, personOf(permit)))
    .orderBy(asc(savedViews.name));
}
