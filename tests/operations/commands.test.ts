/** `npm run cli`: finds the database it needs, and none where it needs none. */
import { existsSync, writeFileSync } from "node:fs";
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

it("looks at a file of questions without a database, brings it in, and writes it out", async () => {
  const folder = temporaryFolder();
  const env = { WUSHE_DATA: join(folder, "data") };
  const file = join(folder, "题目.txt");
  writeFileSync(file, "1. 入户要两人同行。\n答案：对\n2. 没有答案\nA. 甲\nB. 乙\n");
  const said = async (...args: string[]) => {
    const { exitCode, all, errors } = await complete("cli.mjs", ["questions", ...args, "--json"], {
      env,
    });
    expect(exitCode, all).toBe(0);
    return JSON.parse(all.replace(errors, ""));
  };
  expect(await said("inspect", file)).toMatchObject({
    format: "text",
    questions: [{ type: "judgement", stem: "入户要两人同行。" }],
    problems: [{ where: "第2题（第3行）", message: "没有写答案" }],
  });
  expect(existsSync(env.WUSHE_DATA)).toBe(false);

  const { exitCode, all } = await complete("cli.mjs", ["setup"], { env });
  expect(exitCode, all).toBe(0);
  expect(await said("import", file, "--course", "policy")).toMatchObject({
    imported: 1,
    skipped: 0,
  });
  expect(await said("import", file, "--course", "policy")).toMatchObject({
    imported: 0,
    skipped: 1,
  });
  const out = join(folder, "bank.xml");
  const written = await said(
    "export",
    "--course",
    "policy",
    "--format",
    "moodle-xml",
    "--out",
    out,
  );
  const again = await said("inspect", out);
  expect(again.questions).toHaveLength(written.questions);
});
