/** The application's database: the operator's own when DATABASE_URL is set, else the embedded one. */
import { ensureDatabase, explainConnection, faultInUrl, withConnection } from "./connection.mjs";
import { startPostgres } from "./postgres.mjs";
import { Halt } from "./speech.mjs";

const NAME = "wushe_academy";

/** @returns {string | null} the operator's own database, checked for form only */
export function ownDatabaseUrl() {
  const url = process.env.DATABASE_URL?.trim();
  if (!url) return null;
  const fault = faultInUrl(url);
  if (fault) throw new Halt(fault);
  return url;
}

/** Makes sure that an own database can be used. */
export async function checkDatabase(/** @type {string} */ url) {
  try {
    await withConnection(url, (sql) => sql`select 1`);
  } catch (error) {
    throw new Halt(explainConnection(error, url));
  }
}

/** Starts the embedded server with the application's database on it. */
export async function startEmbedded(
  /** @type {string} */ dataFolder,
  /** @type {string} */ purpose,
) {
  const server = await startPostgres({ dataFolder, purpose });
  await ensureDatabase(server.url("postgres"), NAME);
  return { ...server, databaseUrl: server.url(NAME) };
}
