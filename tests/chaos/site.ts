/** A site made to be killed: its web server and its database die without warning and come back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { ensureBuilt } from "@/scripts/support/build.mjs";
import { recreateDatabase } from "@/scripts/support/connection.mjs";
import { freePort } from "@/scripts/support/ports.mjs";
import { startPostgres } from "@/scripts/support/postgres.mjs";
import { run } from "@/scripts/support/processes.mjs";
import { commandLine, nodeBinary } from "@/scripts/support/project.mjs";
import { scratch, testEnvironment } from "@/scripts/support/test-ground.mjs";
import { startWeb } from "@/scripts/support/web.mjs";

type Database = Awaited<ReturnType<typeof startPostgres>>;
type Web = Awaited<ReturnType<typeof startWeb>>;

export class MortalSite {
  readonly url: string;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly kills = { web: 0, database: 0 };
  #database: Database;
  #web: Web;
  readonly #databasePort: number;
  readonly #env: NodeJS.ProcessEnv;
  readonly #port: number;

  private constructor(database: Database, web: Web, env: NodeJS.ProcessEnv, port: number) {
    this.#database = database;
    this.#web = web;
    this.#env = env;
    this.#port = port;
    this.databaseUrl = String(env.DATABASE_URL);
    this.#databasePort = Number(new URL(this.databaseUrl).port);
    this.secret = String(env.NEXTAUTH_SECRET);
    this.url = `http://127.0.0.1:${port}`;
  }

  /** A durable database, as in production, with the shipped courses; and a production server on it. */
  static async start(): Promise<MortalSite> {
    const database = await startPostgres({ dataFolder: scratch, purpose: "npm run chaos" });
    const databaseUrl = database.url("chaos");
    await recreateDatabase(database.url("postgres"), "chaos");
    const port = await freePort();
    const env = testEnvironment({
      NODE_ENV: "production",
      PORT: String(port),
      WUSHE_DATA: scratch,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: `http://localhost:${port}`,
      LOG_LEVEL: "silent",
    });
    await ensureBuilt(env);
    const { code } = await run(nodeBinary(), commandLine("setup"), { env });
    if (code !== 0) throw new Error("The site could not be set up");
    return new MortalSite(database, await serve(port, env), env, port);
  }

  /** SIGKILL to the web server in the middle of whatever it does; then a new one. */
  async killWeb() {
    process.kill(-(this.#web.pid ?? 0), "SIGKILL");
    await this.#web.exited;
    this.kills.web += 1;
    this.#web = await serve(this.#port, this.#env);
  }

  /** SIGKILL to the postmaster: what was not on the disk is gone. Then recovery. */
  async killDatabase() {
    const pid = await this.#postmaster();
    process.kill(pid, "SIGKILL");
    await this.#database.exited;
    this.kills.database += 1;
    await this.#database.stop();
    this.#database = await startPostgres({
      dataFolder: scratch,
      port: this.#databasePort,
      purpose: "npm run chaos",
    });
  }

  /** A client of one's own, for preparing and for looking afterwards. */
  connect(): postgres.Sql {
    return postgres(this.databaseUrl, { max: 4, onnotice: () => {} });
  }

  async #postmaster(): Promise<number> {
    const sql = this.connect();
    const [row] = await sql<{ folder: string }[]>`
      select current_setting('data_directory') as folder`;
    await sql.end();
    return Number(readFileSync(join(row?.folder ?? "", "postmaster.pid"), "utf8").split("\n")[0]);
  }
}

async function serve(port: number, env: NodeJS.ProcessEnv): Promise<Web> {
  return await startWeb({ port, env, stdio: ["ignore", "ignore", "inherit"] });
}
