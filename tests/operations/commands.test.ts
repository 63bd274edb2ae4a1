/** `npm run cli`: finds the database it needs, and none where it needs none. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { complete, launch, processesOn, temporaryFolder } from "@/tests/operations/launching";

it("needs no database to explain itself", async () => {
  const folder = join(temporaryFolder(), "data");
  const { exitCode, all } = await complete("cli.mjs", ["help"], { env: { WUSHE_DATA: folder } });
  expect(exitCode, all).toBe(0);
  expect(all).toContain("setup");
  expect(existsSync(folder)).toBe(false);
});

it("starts the database for the command and stops it after", async () => {
  const folder = temporaryFolder();
  const env = { WUSHE_DATA: folder };
  const { exitCode, all, errors } = await complete("cli.mjs", ["migrate", "--json"], { env });
  expect(exitCode, all).toBe(0);
  expect(JSON.parse(all.replace(errors, ""))).toMatchObject({ ok: true });
  expect(processesOn(folder)).toEqual([]);
});

it("passes the command's failure on", async () => {
  const env = { WUSHE_DATA: temporaryFolder() };
  expect((await complete("cli.mjs", ["people", "disable", "nobody"], { env })).exitCode).toBe(1);
  expect((await complete("cli.mjs", ["no-such-command"], { env })).exitCode).toBe(2);
});

it("lets two commands at once take turns", async () => {
  const env = { WUSHE_DATA: temporaryFolder() };
  const both = [launch("cli.mjs", ["migrate"], { env }), launch("cli.mjs", ["migrate"], { env })];
  expect(await Promise.all(both.map(({ exited }) => exited))).toEqual([0, 0]);
});
