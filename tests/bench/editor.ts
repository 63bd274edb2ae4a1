/** A long lesson with many figures opened in the editor, in a browser: how long until it can be written in. */
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type postgres from "postgres";
import type { Learner } from "@/tests/bench/learners";
import { type Row, round } from "@/tests/bench/table";

export const CHARACTERS = 10_000;
export const FIGURES = 30;
const OPENINGS = 5;
const READING_MS = 2000;
const LONG = "lessons/98-bench-long.md";
const SHORT = "lessons/99-bench-short.md";

/** Three rows of the table: from the course's outline, and by its address, with and without a cache. */
export async function editorRows(
  sql: postgres.Sql,
  site: string,
  trainer: Learner,
): Promise<Row[]> {
  await makeLessons(sql, trainer);
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const took = { first: [], again: [], tapped: [], tappedShort: [] } as Record<string, number[]>;
  try {
    // Once more than is counted, for what only the server's first answer does.
    for (let turn = 0; turn <= OPENINGS; turn++) {
      const context = await newContext(browser, trainer);
      const long = { site, lesson: "bench-long", figures: FIGURES };
      const short = { site, lesson: "bench-short", figures: 0 };
      took.first?.push(await openingMilliseconds(context, long));
      took.again?.push(await openingMilliseconds(context, long));
      took.tapped?.push(await tapMilliseconds(context, long));
      took.tappedShort?.push(await tapMilliseconds(context, short));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const of = (name: string) => median((took[name] ?? []).slice(1));
  const what = `编辑器打开${CHARACTERS / 10_000}万字、${FIGURES}张图的课文`;
  const row = (name: string, ours: number, against: string, other: number, goal = ""): Row => ({
    ...{ what: name, ours: `${ours} 毫秒`, against, other: `${other} 毫秒` },
    ...{ ratio: round(ours / other), goal },
  });
  return [
    row(
      `${what}，从课程提纲点开`,
      of("tapped"),
      "点开只有一段话的课文",
      of("tappedShort"),
      "< 1000 毫秒",
    ),
    row(`${what}，直接打开网址`, of("again"), "从课程提纲点开", of("tapped")),
    row(`${what}，浏览器第一次来`, of("first"), "直接打开网址", of("again")),
  ];
}

async function newContext(browser: Browser, trainer: Learner): Promise<BrowserContext> {
  return await browser.newContext({
    viewport: { width: 1280, height: 800 },
    extraHTTPHeaders: { cookie: trainer.cookie },
  });
}

type Opening = { site: string; lesson: string; figures: number };

/** From asking for the page until the text can be written in and every figure stands in it. */
async function openingMilliseconds(context: BrowserContext, opening: Opening): Promise<number> {
  const page = await newPage(context, opening);
  await page.goto(`${opening.site}/teach/policy/lessons/${opening.lesson}`);
  const editable = await markOf(page, "bench-editable");
  await page.close();
  return Math.round(editable);
}

/** The same from the tap on the lesson in the outline, which somebody has read for two seconds. */
async function tapMilliseconds(context: BrowserContext, opening: Opening): Promise<number> {
  const page = await newPage(context, opening);
  await page.goto(`${opening.site}/teach/policy`);
  await page.waitForTimeout(READING_MS);
  await page.evaluate(() =>
    addEventListener("click", () => performance.mark("bench-tapped"), { capture: true }),
  );
  await page.locator(`a[href$="/lessons/${opening.lesson}"]`).click();
  const editable = await markOf(page, "bench-editable");
  const tapped = await markOf(page, "bench-tapped");
  await page.close();
  return Math.round(editable - tapped);
}

async function newPage(context: BrowserContext, { figures }: Opening): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
    const timer = setInterval(() => {
      const text = document.querySelector("#lesson-writing[contenteditable=true]");
      const there = text?.querySelectorAll("[role=group][aria-label=图片]").length ?? -1;
      if (there < wanted) return;
      performance.mark("bench-editable");
      clearInterval(timer);
    }, 5);
  }, figures);
  return page;
}

async function markOf(page: Page, name: string): Promise<number> {
  const mark = await page.waitForFunction(
    (wanted) => performance.getEntriesByName(wanted)[0]?.startTime,
    name,
  );
  return Number(await mark.jsonValue());
}

async function makeLessons(sql: postgres.Sql, { personId }: Learner) {
  await sql`insert into course_team (course_id, person_id, role)
    select id, ${personId}, 'author' from courses where slug = 'policy'`;
  const drawings = await sql<{ path: string }[]>`
    select f.path from draft_files f join courses c on c.id = f.course_id
    where c.slug = 'policy' and f.path like 'media/%.svg'`;
  const paragraph = "社工先看门牌，再敲门说明来意，把要问的话一句一句问清楚。".repeat(4);
  const each = Math.ceil(CHARACTERS / FIGURES / 100);
  const parts = Array.from({ length: FIGURES }, (_, place) => [
    `## 第${place + 1}节`,
    ...Array.from({ length: each }, () => paragraph),
    `::figure{src="${drawings[place % drawings.length]?.path}" alt="第${place + 1}张图" caption="图${place + 1}"}`,
  ]);
  for (const [path, body] of [
    [LONG, parts.flat().join("\n\n")],
    [SHORT, paragraph],
  ] as const) {
    const id = path.slice("lessons/98-".length, -".md".length);
    const text = `---\nid: ${id}\ntitle: 测速课文\nminutes: 20\n---\n\n${body}\n`;
    await sql`insert into draft_files (course_id, path, text, revision, updated_at)
      select id, ${path}, ${text}, 1, now() from courses where slug = 'policy'`;
  }
  const first = "lessons: [";
  await sql`
    update draft_files set text = replace(text, ${`${first}three-to-five`}, ${`${first}bench-long, bench-short, three-to-five`})
    where path = 'course.yaml' and course_id = (select id from courses where slug = 'policy')`;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
