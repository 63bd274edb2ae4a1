/** What a manager's permission opens, as the source says: so that no row of the table can be forgotten. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { type Permission, permissions } from "@/lib/platform/authority";
import type { Command } from "@/lib/platform/command";

/** Permissions of those who look after other people: what every learner may do is about oneself. */
export const managersPermissions = (Object.keys(permissions) as Permission[]).filter((name) => {
  const holders: readonly string[] | "anyone" = permissions[name];
  return holders !== "anyone" && holders.includes("manager") && !holders.includes("learner");
});

export type AnyCommand = Command<Permission, z.ZodType, unknown>;

/** Exported queries that take a permit which a manager may hold, by domain and name. */
export function foundQueries(): string[] {
  return filesOf("lib", /^(?!platform)\w+\/queries[./].*\.ts$/)
    .flatMap((path) => queriesOf(path.split("/")[0] ?? "", read("lib", path)))
    .sort();
}

/** Those of one file. A bare Permit may be anybody's; conditions (SQL) and parts of commands are no answers. */
export function queriesOf(domain: string, source: string): string[] {
  const aliases = new Map(
    [...source.matchAll(/type (\w+) = (Permit<[^;]+>);/g)].map(([, name = "", type = ""]) => [
      name,
      type,
    ]),
  );
  return [...source.matchAll(/^export (?:async )?function\*? (\w+)/gm)].flatMap((match) => {
    const [parameters, after] = signatureAt(source, match.index + match[0].length);
    const typed = [...aliases].reduce(
      (text, [name, type]) => text.replace(new RegExp(`: ${name}\\b`), `: ${type}`),
      parameters,
    );
    if (!/\bPermit\b/.test(typed) || /^\s*tx:|\btx: Transaction/.test(typed)) return [];
    if (/^\s*:\s*SQL\b/.test(after)) return [];
    const named = [...typed.matchAll(/Permit<([^>]*)>/g)].flatMap(([, union = ""]) =>
      [...union.matchAll(/"([\w.]+)"/g)].map(([, name = ""]) => name),
    );
    const isBare = named.length === 0;
    const isManagers = named.some((name) => (managersPermissions as string[]).includes(name));
    return isBare || isManagers ? [`${domain}/${match[1]}`] : [];
  });
}

/** Commands that a manager may run. */
export async function foundCommands(): Promise<AnyCommand[]> {
  const files = filesOf("lib", /^\w+\/commands[./].*\.ts$/);
  const modules = await Promise.all(files.map((file) => import(join(process.cwd(), "lib", file))));
  return modules
    .flatMap((module) => Object.values(module))
    .filter(isCommand)
    .filter(({ permission }) => managersPermissions.includes(permission));
}

/** Route files that a manager's permission opens for reading; what is sent to others goes to queries and commands. */
export function foundRoutes(): string[] {
  return filesOf("app", /(^|\/)route\.tsx?$/)
    .filter((path) => {
      if (!/^export const GET\b/m.test(read("app", path))) return false;
      const doors = read("app", path).matchAll(/\bwith\w+\(\s*"([\w.]+)"/g);
      return [...doors].some(([, name = ""]) => (managersPermissions as string[]).includes(name));
    })
    .map((path) => `app/${path}`)
    .sort();
}

/** The parameters in brackets, and what follows them. */
function signatureAt(source: string, from: number): [string, string] {
  const start = source.indexOf("(", from);
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === "(") depth += 1;
    if (source[at] === ")") depth -= 1;
    if (depth === 0) return [source.slice(start + 1, at), source.slice(at + 1, at + 80)];
  }
  throw new Error("A signature without an end");
}

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === "object" && value !== null && "permission" in value && "run" in value;
}

function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((p) => pattern.test(p));
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
