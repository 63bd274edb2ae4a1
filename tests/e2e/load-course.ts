/** Loads a course that only a test has, from a folder, as an operator would; and takes it away again. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, sql } from "./fixtures";

export type TrialLesson = {
  slug: string;
  /** Front matter that makes it more than text, in YAML. */
  work: string;
  /** Keys of the self-checks that stand in its text. */
  checks?: readonly string[];
};

type Trial = {
  slug: string;
  lessons: readonly TrialLesson[];
  questions: string;
  media: Readonly<Record<string, Uint8Array>>;
};

/** Writes the folder, loads it, and removes it. `beforeLoading` may look at it. */
export function loadCourse(
  { slug, lessons, questions, media }: Trial,
  beforeLoading: (folder: string) => void = () => undefined,
): void {
  const root = mkdtempSync(join(tmpdir(), "wushe-course-"));
  const folder = join(root, slug);
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write("course.yaml", manifestOf(slug, lessons));
  write("questions.yaml", questions);
  for (const [at, each] of lessons.entries()) {
    write(`lessons/0${at + 1}-${each.slug}.md`, lessonText(each));
  }
  for (const [name, content] of Object.entries(media)) write(`media/${name}`, content);
  beforeLoading(folder);
  expect(operator("content", "load", root)).toMatch(/已发布第 \d+ 版/);
  rmSync(root, { recursive: true });
}

/** Other tests count the courses that are offered. */
export async function withdrawCourse(slug: string): Promise<void> {
  await sql`update courses set current_release_id = null where slug = ${slug}`;
}

/** What the command line says. */
export function operator(...words: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["scripts/cli.mjs", ...words], {
    encoding: "utf8",
    env: process.env,
  });
  return `${stdout}${stderr}`;
}

const manifestOf = (slug: string, lessons: readonly TrialLesson[]) => `slug: ${slug}
title: 虚构的试验课
series: wushe
position: 900
summary: 只在测试里出现的课程
audience: 测试
outcomes: [能通过测试]
contentAsOf: 2026-11-23
modules:
  - id: all
    title: 全部
    lessons: [${lessons.map((lesson) => lesson.slug).join(", ")}]
`;

const lessonText = ({ slug, work, checks = [] }: TrialLesson) => `---
id: ${slug}
title: 试验课时${slug}
minutes: 5
summary: 虚构的课时
objectives: [能做完]
facts: [A01]
sources:
  - document: 《虚构文件》
contentAsOf: 2026-11-23
${work}
---

## 怎么做

打开它，跟着做。

${checks.map((key) => `::check{question="${key}"}\n`).join("\n")}`;

/** A self-check that a film may ask on the way. */
export const judgement = (id: string, lesson: string) => `- id: ${id}
  purpose: check
  lesson: ${lesson}
  kind: judgement
  stem: 入户之前先看清门牌。
  difficulty: easy
  topic: 入户
  facts: [A01]
  answer: true
  explanation: 走错门，后面都白做。
`;
