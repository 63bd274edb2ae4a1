/** `npm start` on the operator's own database: every way it can be wrong, without the password. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recreateDatabase, withConnection } from "@/scripts/support/connection.mjs";
import { startPostgres } from "@/scripts/support/postgres.mjs";
import { projectRoot } from "@/scripts/support/project.mjs";
import { complete, makeFolder, unusedPort } from "@/tests/operations/launching";

const PASSWORD = "geheim-4711";
const dataFolder = makeFolder();
let server: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  server = await startPostgres({ dataFolder, fast: true, purpose: "npm test" });
});
afterAll(async () => {
  await server.stop();
  rmSync(dataFolder, { recursive: true });
});

/** The own server's address with parts exchanged. */
function address(change: (url: URL) => void): string {
  const url = new URL(server.url("postgres"));
  change(url);
  return url.href;
}

async function startOn(DATABASE_URL: string) {
  return complete("start.mjs", [], {
    env: { DATABASE_URL, PORT: String(await unusedPort()), WUSHE_DATA: dataFolder },
  });
}

const mistakes: [string, () => string | Promise<string>, RegExp][] = [
  ["not an address", () => `:${PASSWORD}@`, /不是一个网址/],
  ["another kind of database", () => `mysql://u:${PASSWORD}@127.0.0.1/x`, /mysql:\/\/ 开头/],
  ["no database named", () => `postgres://u:${PASSWORD}@127.0.0.1`, /没有写库名/],
  [
    "nobody listening",
    async () => `postgres://u:${PASSWORD}@127.0.0.1:${await unusedPort()}/x`,
    /没有 PostgreSQL 在接受连接/,
  ],
  ["an unknown host", () => `postgres://u:${PASSWORD}@nowhere.invalid/x`, /找不到主机 nowhere/],
  [
    "a wrong password",
    () =>
      address((url) => {
        url.password = PASSWORD;
      }),
    /用户 wushe 的密码不对/,
  ],
  [
    "a missing database",
    () =>
      address((url) => {
        url.pathname = "/missing";
      }),
    /数据库 missing 不存在/,
  ],
];

it.each(mistakes)("refuses %s in one line", async (_, url, line) => {
  const { exitCode, all, errors } = await startOn(await url());
  expect(exitCode, all).toBe(1);
  expect(errors.trim().split("\n"), all).toHaveLength(1);
  expect(errors).toMatch(line);
  expect(all).not.toContain(PASSWORD);
  expect(all).not.toContain(new URL(server.url("x")).password);
});

it("does not serve when a migration fails", async () => {
  await recreateDatabase(server.url("postgres"), "conflicting");
  await withConnection(server.url("conflicting"), (sql) =>
    sql.unsafe(`create table ${firstTable()} (in_the_way int)`),
  );
  const { exitCode, all, errors } = await startOn(server.url("conflicting"));
  expect(exitCode, all).toBe(1);
  expect(errors.trim().split("\n").at(-1)).toContain("数据库准备没有完成");
  expect(all).not.toContain("已启动");
});

/** The first table that the migrations make. */
function firstTable(): string {
  const folder = join(projectRoot, "db/migrations");
  const [file = ""] = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const [, table] = /create table (\S+)/i.exec(readFileSync(join(folder, file), "utf8")) ?? [];
  if (!table) throw new Error("The first migration makes no table");
  return table;
}
