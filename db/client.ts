import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { env } from "@/lib/platform/env";

/** One pool per process, kept across the development server's reloads. */
const kept = globalThis as { wusheSql?: postgres.Sql };
kept.wusheSql ??= postgres(env.DATABASE_URL, { max: env.DATABASE_POOL, onnotice: () => {} });

export const sqlClient = kept.wusheSql;
export const db = drizzle(sqlClient, { schema, casing: "snake_case" });
export type Database = typeof db;
