/**
 * Builds what a lesson document loads: one script (the islands, with Preact standing in for
 * React) and one style sheet. Their names carry their content's hash, so they may be cached for
 * ever; public/reader/manifest.json says which ones are current.
 * `--watch` builds again on every change.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import tailwind from "@tailwindcss/postcss";
import { context } from "esbuild";
import postcss from "postcss";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "public/reader");
const styles = join(root, "components/reader/reader.css");

/** Old WebViews inside WeChat understand no newer syntax. */
const OLDEST_BROWSERS = ["es2019", "chrome72"];

const bundle = await context({
  entryPoints: [join(root, "components/reader/reader.tsx")],
  bundle: true,
  write: false,
  minify: true,
  logLevel: "error",
  format: "iife",
  target: OLDEST_BROWSERS,
  jsx: "automatic",
  outdir: folder,
  alias: {
    "@": root,
    react: "preact/compat",
    "react-dom/client": "preact/compat/client",
    "react-dom": "preact/compat",
    "react/jsx-runtime": "preact/jsx-runtime",
  },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [{ name: "publish", setup: (build) => build.onEnd(publish) }],
});

if (process.argv.includes("--watch")) await bundle.watch();
else {
  await bundle.rebuild();
  await bundle.dispose();
}

/** @param {import("esbuild").BuildResult} result */
async function publish({ outputFiles, errors }) {
  if (errors.length > 0 || !outputFiles?.[0]) return;
  const css = await postcss([tailwind({ optimize: true })]).process(readFileSync(styles), {
    from: styles,
  });
  mkdirSync(folder, { recursive: true });
  const manifest = {
    js: store("reader", "js", outputFiles[0].contents),
    css: store("reader", "css", Buffer.from(css.css)),
  };
  for (const old of readdirSync(folder)) {
    if (!Object.values(manifest).includes(`/reader/${old}`)) rmSync(join(folder, old));
  }
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}

/**
 * Writes a file under its hash and says how much a phone has to load.
 * @param {string} name
 * @param {string} extension
 * @param {Uint8Array} content
 */
function store(name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const file = `${name}-${hash}.${extension}`;
  writeFileSync(join(folder, file), content);
  const kilobytes = (gzipSync(content, { level: 9 }).length / 1024).toFixed(1);
  console.log(`课文页 ${file}：${kilobytes} KB（gzip）`);
  return `/reader/${file}`;
}
