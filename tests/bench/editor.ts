/** A long lesson with many figures opened in the editor, in a browser: how long until it can be written in. */
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import type postgres from "postgres";
import type { Learner } from "@/tests/bench/learners";
import { type Row, round } from "@/tests/bench/table";

export const CHARACTERS = 10_000;
export const FIGURES = 30;
const OPENINGS = 5;
const LONG = "lessons/98-bench-long.md";
const SHORT = "lessons/99-bench-short.md";

/** Two rows of the table: with an empty cache, and as it is from the second lesson on. */
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
  const [first, again, short]: [number[], number[], number[]] = [[], [], []];
  try {
    // Once more than is counted, for what only the server's first answer does.
    for (let turn = 0; turn <= OPENINGS; turn++) {
      const context = await newContext(browser, trainer);
      const open = (lesson: string, figures: number) =>
        openingMilliseconds(context, { site, lesson, figures });
      first.push(await open("bench-long", FIGURES));
      again.push(await open("bench-long", FIGURES));
      short.push(await open("bench-short", 0));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const [cold, warm, brief] = [first, again, short].map((all) => median(all.slice(1)));
  const what = `编辑器打开${CHARACTERS / 10_000}万字、${FIGURES}张图的课文`;
  const row = (name: string, ours = 0, against = "", other = 0): Row => ({
    ...{ what: name, ours: `${ours} 毫秒`, against, other: `${other} 毫秒` },
    ...{ ratio: round(ours / other), goal: "< 1000 毫秒" },
  });
  return [
    row(what, warm, "打开只有一段话的课文", brief),
    row(`${what}，浏览器第一次来`, cold, "再次打开", warm),
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
async function openingMilliseconds(
  context: BrowserContext,
  { site, lesson, figures }: Opening,
): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
    setInterval(() => {
      const text = document.querySelector("#lesson-writing[contenteditable=true]");
      const there = text?.querySelectorAll("[role=group][aria-label=图片]").length ?? -1;
      if (there >= wanted) performance.mark("bench-editable");
    }, 5);
  }, figures);
  await page.goto(`${site}/teach/policy/lessons/${lesson}`);
  const took = await page.waitForFunction(
    () => performance.getEntriesByName("bench-editable")[0]?.startTime,
  );
  const milliseconds = Math.round(Number(await took.jsonValue()));
  await page.close();
  return milliseconds;
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
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
