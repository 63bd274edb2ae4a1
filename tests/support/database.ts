/** Gives every test file its own database, cloned from the migrated template, emptied before each test. */
import postgres from "postgres";
import { afterAll, beforeEach } from "vitest";

const server = process.env.TEST_DATABASE_SERVER ?? "postgres://postgres@127.0.0.1:5432";
const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? "0"}`;
const url = new URL(server);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;

const adminUrl = new URL(server);
adminUrl.pathname = "/postgres";
const admin = postgres(adminUrl.href, { max: 1, onnotice: () => {} });
await admin.unsafe(`drop database if exists ${name} with (force)`);
await admin.unsafe(`create database ${name} template test_template`);

const sql = postgres(url.href, { max: 1, onnotice: () => {} });
const tables = await sql<{ name: string }[]>`
  select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`;
const names = tables.map((table) => table.name);
const filled = names.map((name) => `select '${name}' as name where exists (select from ${name})`);

/** A few rows are deleted sooner than a hundred tables are truncated. What guards rows sleeps meanwhile. */
async function empty() {
  const rows = await sql.unsafe<{ name: string }[]>(filled.join(" union all "));
  if (rows.length === 0) return;
  const deletions = rows.map(({ name }) => `delete from ${name};`).join(" ");
  await sql.unsafe(`begin; set local session_replication_role = replica; ${deletions} commit`);
}

beforeEach(async () => {
  await empty();
  // Courses belong to a region, and to the province unless said otherwise.
  await sql`insert into regions (code, name, level) values ('42', '湖北省', 'province')`;
});

afterAll(async () => {
  const { sqlClient } = await import("@/db/client");
  await sqlClient.end();
  await sql.end();
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
});
