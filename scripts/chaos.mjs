/**
 * `npm run chaos -- attempts`: the promises about loss, tried against a site whose web server and
 * database are killed again and again. Talks to 127.0.0.1 only, and ends by itself.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./support/install.mjs";
import { runMain } from "./support/lifecycle.mjs";
import { run } from "./support/processes.mjs";
import { nodeBinary, projectRoot, searchPath } from "./support/project.mjs";
import { Halt } from "./support/speech.mjs";

await runMain(async () => {
  const [name, ...options] = process.argv.slice(2).filter((word) => word !== "--");
  const folder = join(projectRoot, "tests/chaos");
  const known = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  if (!name || !known.includes(name)) {
    throw new Halt(`请写明要演练什么：${known.join("、")}，例如 npm run chaos -- ${known[0]}`);
  }
  await ensureInstalled({ forTests: true });
  const { code } = await run(
    nodeBinary(),
    ["--conditions=react-server", "--import", "tsx", join(folder, name, "run.ts"), ...options],
    { env: { ...process.env, PATH: searchPath() }, alone: true },
  );
  return code;
});
