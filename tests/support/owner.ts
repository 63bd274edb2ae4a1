/** What only the owner of the tables may do: the application's role may not. */
import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";

/** Runs statements as the tables' owner, together. */
export async function asOwner(...statements: SQL[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local role none`);
    for (const statement of statements) await tx.execute(statement);
  });
}
