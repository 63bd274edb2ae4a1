/**
 * `npm run media [course…]`: makes the files that course folders hold beside their text. From
 * video.yaml a silent video with its captions and poster; from each handout a PDF. What they
 * make is committed, so learners' machines and the tests need neither ffmpeg nor this script.
 * Needs ffmpeg and Chromium (CHROMIUM_PATH names one).
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { parse } from "yaml";
import { captionsOf, VideoScript } from "@/lib/transfer/rules/video-script";
import { encodeVideo } from "@/scripts/media/encode";
import { handoutPage } from "@/scripts/media/handout";
import { slidePage } from "@/scripts/media/slides";
import { ensureChromium } from "@/scripts/support/chromium.mjs";

const CONTENT = "content";
const asked = process.argv.slice(2);
const slugs = readdirSync(CONTENT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (asked.length === 0 || asked.includes(entry.name)))
  .map((entry) => entry.name);

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox", "--disable-gpu"],
});
const scratch = mkdtempSync(join(tmpdir(), "wushe-media-"));
try {
  for (const slug of slugs) {
    await makeVideo(join(CONTENT, slug));
    await makeHandouts(join(CONTENT, slug));
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}

async function makeVideo(folder: string) {
  const source = join(folder, "video.yaml");
  if (!existsSync(source)) return;
  const script = VideoScript.parse(parse(readFileSync(source, "utf8")));
  const courseTitle = String(parse(readFileSync(join(folder, "course.yaml"), "utf8")).title);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const pictures: { file: string; seconds: number }[] = [];
  for (const [index, { seconds }] of script.slides.entries()) {
    await page.setContent(slidePage(script, index, { folder, courseTitle }));
    const file = join(scratch, `${index}.png`);
    await page.screenshot({ path: file });
    pictures.push({ file, seconds });
  }
  const made = join(folder, "media", script.id);
  await page.setContent(slidePage(script, 0, { folder, courseTitle }));
  await page.screenshot({ path: `${made}-poster.jpg`, type: "jpeg", quality: 82 });
  await page.close();
  writeFileSync(`${made}.vtt`, captionsOf(script));
  await encodeVideo(pictures, `${made}.mp4`, scratch);
  console.log(`${made}.mp4：${pictures.reduce((sum, { seconds }) => sum + seconds, 0)} 秒`);
}

async function makeHandouts(folder: string) {
  const papers = join(folder, "papers");
  if (!existsSync(papers)) return;
  for (const name of readdirSync(papers).filter((each) => each.endsWith(".md"))) {
    const html = handoutPage(join(papers, name));
    if (!html) continue;
    const page = await browser.newPage();
    await page.setContent(html);
    const path = join(folder, "media", name.replace(".md", ".pdf"));
    await page.pdf({
      path,
      format: "A4",
      margin: { top: "16mm", bottom: "14mm", left: "18mm", right: "18mm" },
      tagged: true,
      outline: false,
    });
    await page.close();
    console.log(path);
  }
}
