import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { grantApplication } from "@/lib/platform/application-role";
import { env } from "@/lib/platform/env";

/** Any number will do, as long as every process that migrates asks for the same one. */
const MIGRATION_LOCK = 7_420_106;

/**
 * Applies the committed migrations that are missing, then says what the application may do. Processes that start together take turns.
 */
export async function migrate(folder = "db/migrations"): Promise<void> {
  const owner = env.DATABASE_OWNER_URL ?? env.DATABASE_URL;
  const connection = postgres(owner, { max: 1, onnotice: () => {} });
  try {
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(connection), { migrationsFolder: folder });
    await grantApplication(
      connection,
      env.DATABASE_OWNER_URL ? decodeURIComponent(new URL(env.DATABASE_URL).username) : null,
    );
  } finally {
    await connection.end();
  }
}
