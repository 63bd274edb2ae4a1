/**
 * What is looked at before a course is published, beside the format itself: links within the platform,
 * and what is not wrong but could be better. Pure; nothing is asked of the network.
 */
import type { DraftFault } from "@/lib/authoring/model/draft";
import type { ParsedQuestion } from "@/lib/transfer/model/course";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";
import type { LessonFile, PaperFile } from "@/lib/transfer/rules/markdown-file";
import type { FolderReading } from "@/lib/transfer/rules/read-folder";

type Document = LessonFile | PaperFile;

/** Links to lessons of this course, and to headings in them, that lead nowhere. */
export function linkFaults(reading: FolderReading, texts: Texts, origin: string): DraftFault[] {
  const slug = reading.manifest?.slug;
  if (!slug || !URL.canParse(origin)) return [];
  const base = `${new URL(origin).origin}/learn/${slug}/lessons/`;
  return documentsOf(reading).flatMap((document) =>
    linksOf(document).flatMap((href) => {
      if (!href.startsWith(base)) return [];
      const url = new URL(href);
      const id = url.pathname.split("/").at(-1) ?? "";
      const lesson = reading.lessons.find((each) => each.id === id);
      const heading = decoded(url.hash.slice(1));
      const at = { file: document.file, line: lineOf(texts, document.file, href) };
      if (!lesson) return [{ ...at, message: `链接指向的课时“${id}”不在这门课里` }];
      if (heading === "" || lesson.body.html.includes(`id="${heading}"`)) return [];
      return [{ ...at, message: `链接指向的小标题“${heading}”不在课时“${id}”里` }];
    }),
  );
}

/** What could be better and keeps nothing from being published. */
export function adviceOf(reading: FolderReading, texts: Texts): DraftFault[] {
  return [
    ...documentsOf(reading).flatMap((document) => [
      ...linkAdvice(document, texts),
      ...pictureAdvice(document, texts),
    ]),
    ...reading.questions.flatMap(questionAdvice),
    ...(reading.manifest && !reading.manifest.cover
      ? [{ file: MANIFEST, line: 1, message: "cover：还没有封面，课程卡片会只有文字" }]
      : []),
  ];
}

type Texts = Readonly<Record<string, string>>;

function documentsOf({ lessons, papers }: FolderReading): Document[] {
  return [...lessons, ...papers];
}

/** Addresses as the page will have them. */
function linksOf({ body }: Document): string[] {
  const links = [...body.html.matchAll(/<a [^>]*href="(https:[^"]*)"/g)];
  return [...new Set(links.map(([, href = ""]) => href.replaceAll("&#x26;", "&")))];
}

/** The usual slips when an address is copied into running text, and addresses nobody else can open. */
function linkAdvice(document: Document, texts: Texts): DraftFault[] {
  return linksOf(document).flatMap((href) => {
    const problem = slipIn(href);
    if (!problem) return [];
    const line = lineOf(texts, document.file, href);
    return [{ file: document.file, line, message: `${problem}：${href.slice(0, 80)}` }];
  });
}

function slipIn(href: string): string | null {
  const shown = decoded(href);
  const { hostname } = new URL(href);
  if (/[，。；：！？、）】”》]/.test(shown)) return "网址里有中文标点，请检查是不是多选了";
  if (/^(localhost|127\.|10\.|192\.168\.|\[)/.test(hostname) || !hostname.includes(".")) {
    return "这个网址只有您的单位内部打得开";
  }
  if (/\.(example|test|invalid|local)$/.test(hostname)) return "这个网址不是真实的网站";
  return null;
}

/** Words for those who cannot see a picture that say nothing of it. */
function pictureAdvice(document: Document, texts: Texts): DraftFault[] {
  const lines = (texts[document.file] ?? "").split("\n");
  return lines.flatMap((text, index) => {
    const alt = /^::figure\{.*?\balt="([^"]*)"/.exec(text)?.[1]?.trim();
    if (!alt) return [];
    const poor =
      /^(图片?|示意图|照片|截图|image|figure)\s*\d*$/i.test(alt) || /\.\w{3,4}$/.test(alt);
    if (!poor) return [];
    const message = `替代文字“${alt}”没有说出图里有什么，看不见图的人就不知道`;
    return [{ file: document.file, line: index + 1, message }];
  });
}

/** Characters; a shorter one only repeats the answer. */
const EXPLANATION_MIN = 8;
const STEM_SHOWN = 20;

function questionAdvice({ stem, body, explanation, file, line }: ParsedQuestion): DraftFault[] {
  const said: string[] = [];
  if ([...explanation].length < EXPLANATION_MIN) said.push("解析很短，答错的人看了不知道为什么");
  const isWritten = body.kind === "short" || body.kind === "essay";
  if (isWritten && body.sample === "") said.push("没有参考答案，评阅的人只能凭自己判断");
  if (body.kind === "essay" && body.rubric.length === 0) said.push("没有评分项");
  const named = excerpt(stem);
  return said.map((message) => ({ file, line, message: `“${named}”：${message}` }));
}

/** Enough of a question to know it by; a quotation within it ends nothing. */
function excerpt(stem: string): string {
  const signs = [...stem.replace(/\s+/g, " ").replace(/[“”]/g, "")];
  return signs.length <= STEM_SHOWN ? signs.join("") : `${signs.slice(0, STEM_SHOWN).join("")}…`;
}

/** The line that an address stands in; the first one where it cannot be found as it is written. */
function lineOf(texts: Texts, file: string, href: string): number {
  const lines = (texts[file] ?? "").split("\n");
  const at = lines.findIndex((text) => text.includes(href) || text.includes(decoded(href)));
  return Math.max(at, 0) + 1;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
