/**
 * `npm run bench`: how fast the product is on this machine, each row as a ratio to something
 * else measured in the same run. Prints a table and writes bench-results.json.
 * `npm run bench -- editor teaching` measures only those parts; scripts/support/bench-parts.mjs names them.
 */
import { wantedParts } from "./support/bench-parts.mjs";
import { ensureBuilt } from "./support/build.mjs";
import { ensureChromium } from "./support/chromium.mjs";
import { ensureInstalled } from "./support/install.mjs";
import { onClose, runMain } from "./support/lifecycle.mjs";
import { freePort } from "./support/ports.mjs";
import { run } from "./support/processes.mjs";
import { installed, nodeBinary } from "./support/project.mjs";
import { Halt, say } from "./support/speech.mjs";
import { siteEnvironment, startServer, startSite } from "./support/test-ground.mjs";
import { startWeb } from "./support/web.mjs";

const frameworkSite = "tests/bench/framework-site";

const named = process.argv.slice(2);

await runMain(async () => {
  const wanted = wantedParts(named);
  const compared = wanted.includes("lesson") || wanted.includes("weight");
  await ensureInstalled({ forTests: true });
  const chromium = await ensureChromium();
  // A benchmark writes as production does: with fsync, or its figures would flatter.
  await startServer({ fast: false });
  await ensureBuilt(siteEnvironment());

  if (compared) {
    say("构建对照站（同一课文由框架每次渲染）…");
    await buildFrameworkSite();
  }

  say("启动被测服务…");
  const site = await startSite();
  const rendering = await another(site.env, { DOCUMENT_CACHE_MEGABYTES: "0" });
  const framework = compared ? await another(site.env, {}, frameworkSite) : site.env.E2E_BASE_URL;

  const { code } = await run(
    nodeBinary(),
    ["--conditions=react-server", "--import", "tsx", "tests/bench/run.ts", ...named],
    {
      env: {
        ...site.env,
        ...{ RENDERING_URL: rendering, FRAMEWORK_URL: framework, CHROMIUM_PATH: chromium },
      },
    },
  );
  return code;
});

async function buildFrameworkSite() {
  const { code } = await run(
    nodeBinary(),
    [installed("next/dist/bin/next"), "build", frameworkSite],
    { env: siteEnvironment(), onLine() {} },
  );
  if (code !== 0) throw new Halt("对照站构建失败。");
}

/**
 * A second server beside the site, on the same database; returns its address.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.ProcessEnv} settings
 */
async function another(env, settings, folder = ".") {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = await startWeb({
    port,
    env: { ...env, ...settings, PORT: String(port), NEXTAUTH_URL: url },
    folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  onClose(() => server.stop());
  return url;
}
