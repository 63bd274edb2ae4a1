/**
 * `npm run bench`: how fast the product is on this machine, each row as a ratio to something
 * else measured in the same run. Prints a table and writes bench-results.json.
 */
import { ensureBuilt } from "./support/build.mjs";
import { ensureInstalled } from "./support/install.mjs";
import { onClose, runMain } from "./support/lifecycle.mjs";
import { freePort } from "./support/ports.mjs";
import { run } from "./support/processes.mjs";
import { nodeBinary } from "./support/project.mjs";
import { say } from "./support/speech.mjs";
import { siteEnvironment, startServer, startSite } from "./support/test-ground.mjs";
import { startWeb } from "./support/web.mjs";

await runMain(async () => {
  await ensureInstalled({ forTests: true });
  // A benchmark writes as production does: with fsync, or its figures would flatter.
  await startServer({ fast: false });
  await ensureBuilt(siteEnvironment());

  say("启动被测服务…");
  const site = await startSite();
  const renderPort = await freePort();
  const rendering = await startWeb({
    port: renderPort,
    env: {
      ...site.env,
      PORT: String(renderPort),
      NEXTAUTH_URL: `http://localhost:${renderPort}`,
      DOCUMENT_CACHE_MEGABYTES: "0",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  onClose(() => rendering.stop());

  const { code } = await run(
    nodeBinary(),
    ["--conditions=react-server", "--import", "tsx", "tests/bench/run.ts"],
    { env: { ...site.env, RENDERING_URL: `http://localhost:${renderPort}` } },
  );
  return code;
});
