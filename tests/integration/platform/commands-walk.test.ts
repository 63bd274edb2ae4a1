/** Every command of the product, called as every role and as nobody: exactly the declared outcome. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { type Permission, permissions, permit } from "@/lib/platform/authority";
import { type Command, execute } from "@/lib/platform/command";
import { makeActor } from "@/tests/support/factories";

type AnyCommand = Command<Permission, z.ZodType, unknown>;

const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((path) => /^[a-z]+\/commands[./]/.test(path) && path.endsWith(".ts"))
  .map((path) => join("lib", path));

async function everyCommand(): Promise<AnyCommand[]> {
  const modules = await Promise.all(files.map((file) => import(join(process.cwd(), file))));
  return modules.flatMap((module) => Object.values(module)).filter(isCommand);
}

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === "object" && value !== null && "permission" in value && "run" in value;
}

describe("every command", () => {
  it("is found: as many as are defined in the source, each with its own name", async () => {
    const defined = files.flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/= defineCommand\(/g),
    ]);
    const names = (await everyCommand()).map((command) => command.name);
    expect(names.length).toBe(defined.length);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z_]+$/);
  });

  it("asks who is there before it looks at what was sent", async () => {
    const actors = [
      null,
      ...(await Promise.all(
        (["learner", "trainer", "expert", "manager", "administrator"] as const).map((role) =>
          makeActor(role, "4201"),
        ),
      )),
    ];
    const nonsense = Symbol("nonsense");
    for (const command of await everyCommand()) {
      for (const actor of actors) {
        const held = permit(actor, command.permission);
        const result = await execute(command, actor, nonsense).catch((error: Error) => error);
        const code =
          result instanceof Error ? result.message : result.ok ? "ok" : result.refusal.code;
        const expected = held ? "invalid_input" : actor ? "not_permitted" : "sign_in_required";
        expect(`${command.name}: ${code}`).toBe(`${command.name}: ${expected}`);
      }
    }
    expect(await db.select().from(auditEntries)).toEqual([]);
  });

  it("uses every permission there is, but for those that only reading needs", async () => {
    const used = new Set((await everyCommand()).map((command) => command.permission));
    const readOnly = [
      ...["course.teach", "draft.read", "roster.read"],
      ...["attempt.review", "assessment.analyse", "person.read", "audit.read"],
    ];
    const unused = (Object.keys(permissions) as Permission[]).filter((p) => !used.has(p));
    expect(unused).toEqual(readOnly);
  });
});
