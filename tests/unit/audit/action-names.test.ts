/** Everything that leaves a trace in the audit log has words, and no words are left of what is gone. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { actionNames } from "@/lib/audit/model/action-names";

it("has words for every command that is audited, and for nothing else", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (path) => /^[a-z]+\/commands[./]/.test(path) && path.endsWith(".ts"),
  );
  const commands = files.flatMap((file) =>
    readFileSync(`lib/${file}`, "utf8").split("= defineCommand(").slice(1),
  );
  const audited = commands
    .filter((source) => !/^ {2}audit: \(\) => null/m.test(source.split("\n});")[0] ?? ""))
    .map((source) => /name: "([a-z._]+)"/.exec(source)?.[1] ?? "no name");
  expect(audited.length).toBeGreaterThan(80);
  expect(Object.keys(actionNames).sort()).toEqual(audited.sort());
});
