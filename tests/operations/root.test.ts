/** Started by root: PostgreSQL runs under another account, wherever the checkout lies. */
import { cpSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { projectRoot } from "@/scripts/support/project.mjs";
import { complete, temporaryFolder } from "@/tests/operations/launching";

const notCopied = new Set(["node_modules", ".next", ".git", ".data"]);

/** A checkout in a folder that only root may enter. */
function hiddenClone(): string {
  const clone = join(temporaryFolder(0o700), "clone");
  cpSync(projectRoot, clone, {
    recursive: true,
    filter: (path) => dirname(path) !== projectRoot || !notCopied.has(basename(path)),
  });
  symlinkSync(join(projectRoot, "node_modules"), join(clone, "node_modules"));
  return clone;
}

describe.skipIf(process.getuid?.() !== 0)("root", () => {
  it("hands the cluster to an unprivileged account", async () => {
    const folder = temporaryFolder();
    const { exitCode, all } = await complete("cli.mjs", ["migrate"], {
      env: { WUSHE_DATA: folder },
    });
    expect(exitCode, all).toBe(0);
    const { uid, mode } = statSync(join(folder, "database/cluster"));
    expect(uid).not.toBe(0);
    expect(mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "database/password")).mode & 0o777).toBe(0o600);
  });

  it("puts the database where that account can reach it, and finds it again", async () => {
    const clone = hiddenClone();
    const first = await complete("cli.mjs", ["migrate"], { cwd: clone });
    const { place } = JSON.parse(readFileSync(join(clone, ".data/database.json"), "utf8"));
    onTestFinished(() => rmSync(dirname(place), { recursive: true }));
    expect(first.exitCode, first.all).toBe(0);
    expect(first.all).toContain(`数据库文件放在 ${place}`);
    expect(first.all).toContain("正在建立数据库");

    const second = await complete("cli.mjs", ["migrate"], { cwd: clone });
    expect(second.exitCode, second.all).toBe(0);
    expect(second.all).toContain(place);
    expect(second.all).not.toContain("正在建立数据库");
  });
});
