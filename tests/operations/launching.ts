/** Runs the scripts as an operator would: as processes, in data folders of their own. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { nodeBinary, projectRoot } from "@/scripts/support/project.mjs";

type Options = {
  env?: Record<string, string>;
  cwd?: string;
  uid?: number;
  gid?: number;
};

/** Starts a script and ends it with the test, whatever the test does. */
export function launch(script: string, args: string[], options: Options = {}) {
  const { env, ...rest } = options;
  const child = spawn(nodeBinary(), [join("scripts", script), ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    ...rest,
    env: { ...cleanEnvironment(), ...env } as NodeJS.ProcessEnv,
  });
  const output = { all: "", errors: "" };
  child.stdout.on("data", (text) => {
    output.all += text;
  });
  child.stderr.on("data", (text) => {
    output.all += text;
    output.errors += text;
  });
  // Its children share its output, so after a kill it is dead long before the output ends.
  const died = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(() => stop(child, died));
  return { pid: child.pid ?? 0, output, died, exited, kill: child.kill.bind(child) };
}

export type Launched = ReturnType<typeof launch>;

/** Runs a script to its end. */
export async function complete(script: string, args: string[], options: Options = {}) {
  const launched = launch(script, args, options);
  return { exitCode: await launched.exited, ...launched.output };
}

/** Waits until the output matches, and fails with the output when it does not. */
export async function says(launched: Launched, pattern: RegExp, seconds = 150): Promise<void> {
  let ended = false;
  void launched.died.then(() => {
    ended = true;
  });
  await eventually(() => pattern.test(launched.output.all) || ended, seconds);
  if (!pattern.test(launched.output.all)) {
    throw new Error(`It never said ${pattern}:\n${launched.output.all}`);
  }
}

export async function eventually(condition: () => boolean, seconds: number): Promise<boolean> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(50)) {
    if (condition()) return true;
  }
  return condition();
}

/** A folder that the database's account may pass through. */
export function makeFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), "wushe-operations-"));
  chmodSync(folder, mode);
  return folder;
}

/** The same, gone after the test. */
export function temporaryFolder(mode?: number): string {
  const folder = makeFolder(mode);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A port that nobody listens on, for a moment. */
export async function unusedPort(): Promise<number> {
  const server = await occupiedPort();
  await server.free();
  return server.port;
}

export async function occupiedPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const free = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("No port");
  return { port: address.port, free };
}

/** Living processes that work on the folder, by their arguments or environment, with names. */
export function processesOn(folder: string): { pid: number; command: string }[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .flatMap((entry) => {
      const command = readFile(`/proc/${entry}/cmdline`);
      const marked =
        command.includes(folder) || readFile(`/proc/${entry}/environ`).includes(folder);
      return marked && command
        ? [{ pid: Number(entry), command: command.replaceAll("\0", " ") }]
        : [];
    });
}

/** Settings of the suite or the operator would change what the scripts do. */
function cleanEnvironment(): Record<string, string | undefined> {
  const changing =
    /^(DATABASE_URL|DATABASE_OWNER_URL|DEMO|FIELD_KEYS|NODE_ENV|NEXTAUTH_.*|PORT|LOG_LEVEL|VITEST.*|TEST)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !changing.test(name)));
}

async function stop(child: ChildProcess, died: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  await died;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
