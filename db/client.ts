import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "@/db/schema";
import { APPLICATION_ROLE } from "@/lib/platform/application-role";
import { env } from "@/lib/platform/env";

/** One pool per process, kept across the development server's reloads. */
const kept = globalThis as { wusheSql?: postgres.Sql };
kept.wusheSql ??= withPreparedTransactions(
  postgres(env.DATABASE_URL, {
    max: env.DATABASE_POOL,
    onnotice: () => {},
    connection: { role: APPLICATION_ROLE },
  }),
);

export const sqlClient = kept.wusheSql;
export const db = drizzle(sqlClient, { schema, casing: "snake_case" });
export type Database = typeof db;

/** As `db`, with every statement prepared: for the few that are sent all the time, outside transactions. */
export const swiftly = drizzle(withPreparedStatements(sqlClient), { schema, casing: "snake_case" });

function withPreparedStatements(client: postgres.Sql): postgres.Sql {
  const unsafe: typeof client.unsafe = (query, parameters, options) =>
    client.unsafe(query, parameters, { ...options, prepare: true });
  return new Proxy(client, {
    get: (target, name) => (name === "unsafe" ? unsafe : Reflect.get(target, name)),
  });
}

/**
 * Drizzle sends its statements through `unsafe`, which plans each one anew and asks the server
 * twice. Inside transactions, where every write happens, they are prepared like all others.
 */
function withPreparedTransactions(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client) as (
    work: (scoped: postgres.TransactionSql) => unknown,
  ) => Promise<unknown>;
  const prepared = (work: (scoped: postgres.TransactionSql) => unknown) =>
    begin((scoped) => {
      const unsafe = scoped.unsafe.bind(scoped);
      const preparing: typeof scoped.unsafe = (query, parameters, options) =>
        unsafe(query, parameters, { ...options, prepare: true });
      return work(Object.assign(scoped, { unsafe: preparing }));
    });
  return Object.assign(client, { begin: prepared });
}
