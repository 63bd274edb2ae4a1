/**
 * Operator commands. Each is a thin caller of lib; `scripts/cli.mjs` finds the database and
 * runs this file. Exit code 0 only when all went well; `--json` prints one JSON value.
 */
import { parseArgs } from "node:util";
import { commands } from "@/scripts/commands";

const { positionals, values } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  strict: false,
  options: {
    json: { type: "boolean", default: false },
    course: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    release: { type: "string" },
    into: { type: "string" },
    force: { type: "boolean", default: false },
  },
});

const match = commands.find((command) =>
  command.words.every((word, index) => positionals[index] === word),
);

if (!match) {
  const asked = positionals.length > 0 && positionals[0] !== "help";
  if (asked) console.error(`没有这个命令：${positionals.join(" ")}`);
  const list = commands.map(({ words, usage, says }) => ({
    command: [...words, usage].filter(Boolean).join(" "),
    says,
  }));
  if (values.json) console.log(JSON.stringify({ commands: list }));
  else for (const { command, says } of list) console.log(`${command.padEnd(36)}${says}`);
  process.exit(asked ? 2 : 0);
}

try {
  const outcome = await match.run(positionals.slice(match.words.length), values);
  if (values.json) console.log(JSON.stringify(outcome.result));
  else for (const line of outcome.lines) console.log(line);
  process.exit(outcome.ok ? 0 : 1);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  if (values.json) console.log(JSON.stringify({ ok: false, message }));
  console.error(message);
  process.exit(1);
}
