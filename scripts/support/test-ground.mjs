/** What the tests stand on: a server to throw away, its databases, and a web server for browsers. */
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recreateDatabase } from "./connection.mjs";
import { onClose } from "./lifecycle.mjs";
import { freePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { run } from "./processes.mjs";
import { commandLine, nodeBinary, searchPath } from "./project.mjs";
import { complain, Halt } from "./speech.mjs";
import { startWeb } from "./web.mjs";

const secret = "only-for-tests-only-for-tests-only-for-tests";
const fieldKeys = `test:${Buffer.from("only-for-tests-0123456789-abcdef").toString("base64")}`;

/** A folder that is gone when the tests are. A database account may pass through it. */
export const scratch = mkdtempSync(join(tmpdir(), "wushe-test-"));
chmodSync(scratch, 0o711);
onClose(() => rmSync(scratch, { recursive: true, force: true }));

let server = process.env.TEST_DATABASE_SERVER?.replace(/\/$/, "") ?? "";

/**
 * The operator's settings must neither reach the tests nor be reached by them.
 * @returns {NodeJS.ProcessEnv & Record<string, string | undefined>}
 */
export function testEnvironment(/** @type {Record<string, string | undefined>} */ more = {}) {
  const {
    DATABASE_URL,
    DATABASE_OWNER_URL,
    WUSHE_DATA,
    PORT,
    DEMO,
    NODE_ENV,
    NEXTAUTH_URL,
    ...rest
  } = process.env;
  return {
    ...rest,
    PATH: searchPath(),
    NEXT_TELEMETRY_DISABLED: "1",
    NEXTAUTH_SECRET: secret,
    FIELD_KEYS: fieldKeys,
    MEDIA_FOLDER: join(scratch, "media"),
    ...(server ? { TEST_DATABASE_SERVER: server } : {}),
    ...more,
  };
}

/** Starts the server, unless TEST_DATABASE_SERVER names one that may be used. */
export async function startServer({ fast = true } = {}) {
  if (server) return;
  const started = await startPostgres({ dataFolder: scratch, fast, purpose: "npm test" });
  server = started.url("").replace(/\/$/, "");
}

/** The migrated database that tests copy. */
export async function makeTemplate() {
  await recreateDatabase(`${server}/postgres`, "test_template");
  await command("migrate", { DATABASE_URL: `${server}/test_template` });
}

/** A filled database and a production server on it, as people will meet it. */
export async function startSite() {
  await recreateDatabase(`${server}/postgres`, "e2e");
  const port = await freePort();
  const env = siteEnvironment(port);
  await command("setup", env);
  const log = join(scratch, "site.log");
  const file = openSync(log, "a");
  const lastLines = () => {
    for (const line of readFileSync(log, "utf8").trim().split("\n").slice(-40))
      complain(`  ${line}`);
  };
  try {
    const web = await startWeb({ port, env, stdio: ["ignore", file, file] });
    return { env: { ...env, E2E_BASE_URL: env.NEXTAUTH_URL }, lastLines, stop: web.stop };
  } catch (error) {
    lastLines();
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Also what the build is made under, which checks its settings. */
export function siteEnvironment(port = 3000) {
  return testEnvironment({
    NODE_ENV: "production",
    DEMO: "1",
    PORT: String(port),
    WUSHE_DATA: scratch,
    DATABASE_URL: `${server}/e2e`,
    NEXTAUTH_URL: `http://localhost:${port}`,
  });
}

async function command(
  /** @type {string} */ name,
  /** @type {Record<string, string | undefined>} */ settings,
) {
  const { code } = await run(nodeBinary(), commandLine(name), { env: testEnvironment(settings) });
  if (code !== 0) throw new Halt(`cli ${name} 失败，原因见上面的输出。`);
}
