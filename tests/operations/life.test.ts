/** The life of `npm start`: it comes up, ends without a trace, keeps the data, and recovers. */
import { spawn } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "@/scripts/support/connection.mjs";
import {
  complete,
  eventually,
  type Launched,
  launch,
  processesOn,
  says,
  temporaryFolder,
  unusedPort,
} from "@/tests/operations/launching";

const UP = /按 Ctrl-C 停止/;

async function start(folder: string, port: number): Promise<Launched> {
  const launched = launch("start.mjs", [], { env: { WUSHE_DATA: folder, PORT: String(port) } });
  await says(launched, UP);
  return launched;
}

/** What a running start notes about itself. */
function note(folder: string): { databaseUrl: string; web: { pid: number } } {
  return JSON.parse(readFileSync(join(folder, "database/running.json"), "utf8"));
}

function mark(folder: string): Promise<unknown> {
  return withConnection(note(folder).databaseUrl, (sql) =>
    sql.unsafe("create table if not exists marks (n int); insert into marks values (1)"),
  );
}

function marks(folder: string): Promise<number> {
  return withConnection(note(folder).databaseUrl, async (sql) => {
    const [row] = await sql`select count(*)::int as n from marks`;
    return row?.n;
  });
}

function databaseOf(folder: string): number {
  const [pid] = readFileSync(join(folder, "database/cluster/postmaster.pid"), "utf8").split("\n");
  return Number(pid);
}

async function nothingIsLeft(folder: string, seconds: number) {
  await eventually(() => processesOn(folder).length === 0, seconds);
  expect(processesOn(folder)).toEqual([]);
}

describe.skipIf(process.platform !== "linux")("npm start", () => {
  it("serves, ends on SIGTERM and Ctrl-C without a trace, and keeps the data", async () => {
    const folder = temporaryFolder();
    const port = await unusedPort();
    const first = await start(folder, port);
    expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
    expect(first.output.all).toContain(`http://localhost:${port}`);
    expect(first.output.all).toContain("learner@demo.local");
    expect(processesOn(folder).length).toBeGreaterThanOrEqual(3);
    await mark(folder);
    first.kill("SIGTERM");
    expect(await first.exited).toBe(0);
    await nothingIsLeft(folder, 0);

    const second = await start(folder, port);
    expect(await marks(folder)).toBe(1);
    second.kill("SIGINT");
    expect(await second.exited).toBe(0);
    await nothingIsLeft(folder, 0);
  });

  it("refuses a second start on the same data, and other commands use its database", async () => {
    const folder = temporaryFolder();
    const port = await unusedPort();
    const first = await start(folder, port);
    const env = { WUSHE_DATA: folder, PORT: String(await unusedPort()) };
    const second = await complete("start.mjs", [], { env });
    expect(second.exitCode).toBe(1);
    expect(second.errors).toContain(`这份数据正被使用（npm start，进程 ${first.pid}`);
    expect(second.errors.trim().split("\n")).toHaveLength(1);

    const server = databaseOf(folder);
    expect((await complete("cli.mjs", ["migrate"], { env })).exitCode).toBe(0);
    expect(databaseOf(folder)).toBe(server);
    expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
  });

  it.each([
    ["web server", (folder: string) => note(folder).web.pid, /网站服务意外退出/],
    ["database", databaseOf, /数据库服务意外退出/],
  ])("says so and ends everything when the %s dies", async (_, victim, line) => {
    const folder = temporaryFolder();
    const launched = await start(folder, await unusedPort());
    process.kill(victim(folder), "SIGKILL");
    expect(await launched.exited).toBe(1);
    expect(launched.output.errors).toMatch(line);
    await nothingIsLeft(folder, 5);
  });

  it("leaves nothing running when it is killed itself", async () => {
    const folder = temporaryFolder();
    const launched = await start(folder, await unusedPort());
    launched.kill("SIGKILL");
    await launched.died;
    await nothingIsLeft(folder, 20);
  });

  it("takes over from a launcher that was killed together with its guard", async () => {
    const folder = temporaryFolder();
    const port = await unusedPort();
    const killed = await start(folder, port);
    await mark(folder);
    const guard = processesOn(folder).find(({ command }) => command.includes("guard.mjs"));
    process.kill(guard?.pid ?? 0, "SIGKILL");
    killed.kill("SIGKILL");
    await killed.died;
    const orphans = processesOn(folder).map(({ pid }) => pid);
    expect(orphans.length).toBeGreaterThanOrEqual(2);

    const next = await start(folder, port);
    expect(next.output.all).toContain("先停止遗留的网站服务");
    expect(next.output.all).toContain("先停止遗留的数据库服务");
    expect(await marks(folder)).toBe(1);
    expect(processesOn(folder).filter(({ pid }) => orphans.includes(pid))).toEqual([]);
  });

  it("is not kept from starting by a process that got the old server's number", async () => {
    const folder = temporaryFolder();
    const env = { WUSHE_DATA: folder };
    expect((await complete("cli.mjs", ["migrate"], { env })).exitCode).toBe(0);
    const cluster = join(folder, "database/cluster");
    // PostgreSQL is only misled by a process of its own account.
    const { uid, gid } = statSync(cluster);
    const as = process.getuid?.() === 0 ? { uid, gid } : {};
    const other = spawn("sleep", ["60"], { cwd: "/", stdio: "ignore", ...as });
    onTestFinished(() => void other.kill());
    const stale = [other.pid, cluster, 1, 1, "", "127.0.0.1", ""].join("\n");
    writeFileSync(join(cluster, "postmaster.pid"), stale);
    const { exitCode, all } = await complete("cli.mjs", ["migrate"], { env });
    expect(exitCode, all).toBe(0);
    expect(other.exitCode).toBe(null);
  });
});
