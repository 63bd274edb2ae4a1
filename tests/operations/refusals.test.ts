/** What `npm start` refuses, each in one clear line and before anything slow. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeBinary } from "@/scripts/support/project.mjs";
import { complete, occupiedPort, temporaryFolder, unusedPort } from "@/tests/operations/launching";

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
/** In a checkout below a folder of root's own, nobody else can start anything. */
const canBeNobody =
  isRoot && spawnSync(nodeBinary(), ["--version"], { cwd: "/", ...nobody }).status === 0;

/** Starts in a fresh data folder, expects a refusal, and returns its one line. */
async function refusal(env: Record<string, string>, as: { uid?: number; gid?: number } = {}) {
  const began = Date.now();
  const { exitCode, all, errors } = await complete("start.mjs", [], {
    env: { WUSHE_DATA: temporaryFolder(), PORT: String(await unusedPort()), ...env },
    ...as,
  });
  expect(exitCode, all).toBe(1);
  const lines = errors.trim().split("\n");
  expect(lines, all).toHaveLength(1);
  expect(lines[0]).toMatch(/^✗ .*。|^✗ .*npm start$/);
  return { line: lines[0] ?? "", seconds: (Date.now() - began) / 1000 };
}

describe("the port", () => {
  it("names a busy port and how to choose another, at once", async () => {
    const busy = await occupiedPort();
    const { line, seconds } = await refusal({ PORT: String(busy.port) });
    await busy.free();
    expect(line).toContain(`端口 ${busy.port} 已被别的程序占用`);
    expect(line).toContain("PORT=3001 npm start");
    expect(seconds).toBeLessThan(10);
  });

  it.each(["abc", "0", "65536", "80 "])("refuses PORT=%s", async (PORT) => {
    expect((await refusal({ PORT })).line).toContain("不是端口号");
  });
});

describe("the data folder", () => {
  it("refuses a file in its place", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    expect((await refusal({ WUSHE_DATA: file })).line).toContain("是一个文件，不是文件夹");
    expect((await refusal({ WUSHE_DATA: join(file, "below") })).line).toContain("不是文件夹");
  });

  it.skipIf(isRoot && !canBeNobody)("refuses one it may not write to", async () => {
    const closed = temporaryFolder(isRoot ? 0o700 : 0o500);
    const { line } = await refusal({ WUSHE_DATA: closed }, isRoot ? nobody : {});
    expect(line).toContain("没有读写权限");
  });

  it("refuses the data folder of some PostgreSQL", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "PG_VERSION"), "18\n");
    expect((await refusal({ WUSHE_DATA: folder })).line).toContain(
      "本身是一个 PostgreSQL 数据目录",
    );
  });

  it("refuses to fill a folder that holds something else", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "database"));
    writeFileSync(join(folder, "database/accounts.xls"), "");
    expect((await refusal({ WUSHE_DATA: folder })).line).toContain("里已有别的程序的文件");
  });

  it("refuses a cluster of another version, and a damaged one", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "database/cluster"), { recursive: true });
    for (const name of ["wushe-academy", "password"]) {
      writeFileSync(join(folder, "database", name), "secret\n");
    }
    expect((await refusal({ WUSHE_DATA: folder })).line).toContain("已损坏");
    writeFileSync(join(folder, "database/cluster/PG_VERSION"), "15\n");
    expect((await refusal({ WUSHE_DATA: folder })).line).toContain("是 PostgreSQL 15 的");
  });
});

describe("the secret", () => {
  it("must be given with an own database in production", async () => {
    const env = { NODE_ENV: "production", DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" };
    expect((await refusal(env)).line).toContain("缺少 NEXTAUTH_SECRET");
    const signed = { ...env, NEXTAUTH_SECRET: "x".repeat(32) };
    expect((await refusal(signed)).line).toContain("缺少 FIELD_KEYS");
  });
});
