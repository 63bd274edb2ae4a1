/**
 * Builds what a lesson document loads: one script by the kind of lesson (the islands, with Preact
 * standing in for React), one style sheet, and beside them what only some lessons ask for. Their names
 * carry their content's hash, so they may be cached for ever; public/reader/manifest.json says which
 * ones are current. `--watch` builds again on every change.
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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

/** The service worker has one name for ever; the browser compares its bytes. */
const WORKER = "components/offline/worker.ts";

/** What courseware finds in its own window. */
const COURSEWARE = "components/courseware/courseware.ts";

const ENTRIES = ["article", "play", "pages", "package"];

/** Scripts of libraries that are served as they come. */
const LIBRARIES = {
  hls: "hls.js/dist/hls.light.min.js",
  pdfWorker: "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
};

/** Character maps and fonts for documents that do not bring their own. */
const PDF_FOLDERS = ["cmaps", "standard_fonts"];

const bundle = await context({
  entryPoints: [
    ...ENTRIES.map((name) => join(root, `components/reader/entries/${name}.tsx`)),
    join(root, WORKER),
    join(root, COURSEWARE),
  ],
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
  if (errors.length > 0 || !outputFiles) return;
  const css = await postcss([tailwind({ optimize: true })]).process(readFileSync(styles), {
    from: styles,
  });
  mkdirSync(folder, { recursive: true });
  const worker = outputFiles.find(({ path }) => basename(path) === "worker.js");
  if (worker) writeFileSync(join(root, "public/sw.js"), worker.contents);
  const courseware = outputFiles.find(({ path }) => basename(path) === "courseware.js");
  const scripts = outputFiles
    .filter((file) => file !== worker && file !== courseware)
    .map(({ path, contents }) => {
      const name = basename(path, ".js");
      return [name, store(name, "js", contents)];
    });
  const libraries = Object.entries(LIBRARIES).map(([name, file]) => {
    const content = readFileSync(join(root, "node_modules", file));
    return [name, store(name, file.endsWith(".mjs") ? "mjs" : "js", content)];
  });
  const manifest = {
    css: store("reader", "css", Buffer.from(css.css)),
    scripts: Object.fromEntries(scripts),
    ...Object.fromEntries(libraries),
    courseware: courseware && store("courseware", "js", courseware.contents),
    pdfFiles: copyPdfFiles(),
  };
  const current = JSON.stringify(manifest);
  for (const old of readdirSync(folder)) {
    if (!current.includes(`/reader/${old}`)) rmSync(join(folder, old), { recursive: true });
  }
  writeFileSync(join(folder, "manifest.json"), current);
}

/** The folder they are in, named by the version they belong to. */
function copyPdfFiles() {
  const library = join(root, "node_modules/pdfjs-dist");
  const { version } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));
  for (const name of PDF_FOLDERS) {
    cpSync(join(library, name), join(folder, `pdf-${version}`, name), { recursive: true });
  }
  return `/reader/pdf-${version}/`;
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
