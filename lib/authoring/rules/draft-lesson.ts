/** One lesson of a draft, with faults or without: as its editor opens it and as a preview shows it. Pure. */

import { withoutCorrect } from "@/lib/assessment/rules/paper";
import type { CheckedQuestion, DraftLesson } from "@/lib/authoring/model/draft-lesson";
import { lessonPathOf } from "@/lib/authoring/rules/new-lesson";
import { splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import { yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";
import { CourseManifest, LessonHead, type PaperKind, paperKinds } from "@/lib/catalogue/model";
import { drawnFigure } from "@/lib/catalogue/rules/drawn-figure";
import { readFigure } from "@/lib/catalogue/rules/figure";
import { type BodyAssets, renderBody } from "@/lib/catalogue/rules/render-body";
import type { CourseMedia } from "@/lib/media/model";
import { readCues } from "@/lib/media/rules/cues";
import { paperIdOf } from "@/lib/transfer/rules/course-paths";
import { readQuestions } from "@/lib/transfer/rules/question-file";
import { readYaml } from "@/lib/transfer/rules/yaml-file";

type Files = Readonly<Record<string, { text: string }>>;

/** Drawn figures of a course as HTML that is safe to show; those with faults are left out. */
export function drawnFigures(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, { text }]) => {
      const svg = path.endsWith(".svg") ? readFigure(text).svg : null;
      return svg ? [[path, drawnFigure(svg)]] : [];
    }),
  );
}

/** The self-checks of a draft, those that can be read. */
export function checksOf(files: Files): CheckedQuestion[] {
  const text = files["questions.yaml"]?.text;
  if (!text) return [];
  return readQuestions("questions.yaml", text)
    .questions.filter(({ purpose }) => purpose === "check")
    .map(({ key, lesson, stem, body }) => ({ key, lesson, stem, body: withoutCorrect(body) }));
}

/** The papers of a draft; a kind that cannot be read is null, a title that is missing is the id. */
export function papersOf(files: Files): { id: string; kind: PaperKind | null; title: string }[] {
  return Object.entries(files).flatMap(([path, { text }]) => {
    const id = paperIdOf(path);
    if (id === null) return [];
    const { front } = splitLesson(text);
    const kind = paperKinds.find((each) => each === yamlValue(front, ["kind"])) ?? null;
    return [{ id, kind, title: String(yamlValue(front, ["title"]) || id) }];
  });
}

/** The lesson as its page shows it; what is missing or wrong in its head is shown as empty. */
export function draftLesson(
  files: Files,
  media: CourseMedia,
  lessonId: string,
): DraftLesson | null {
  const path = lessonPathOf(Object.keys(files), lessonId);
  const text = path ? files[path]?.text : undefined;
  if (text === undefined) return null;
  const { front, body } = splitLesson(text);
  const said = readYaml("lesson", front).value;
  const head = (typeof said === "object" && said !== null ? said : {}) as Record<string, unknown>;
  const whole = LessonHead.safeParse(said);
  const assets: BodyAssets = {
    figures: Object.fromEntries(
      Object.keys(files)
        .filter((name) => name.endsWith(".svg"))
        .map((name) => [name, readFigure(files[name]?.text ?? "").svg]),
    ),
    media: Object.fromEntries(
      Object.entries(media).map(([name, pointer]) => {
        const captions = name.endsWith(".vtt") ? files[name]?.text : undefined;
        return [name, captions === undefined ? pointer : { ...pointer, cues: readCues(captions) }];
      }),
    ),
  };
  const rendered = renderBody(body, assets);
  const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    id: lessonId,
    title: String(head.title ?? "（还没有标题）"),
    summary: String(head.summary ?? ""),
    minutes: whole.success ? whole.data.minutes : Number(head.minutes) || 1,
    objectives: texts(head.objectives),
    sources: whole.success ? whole.data.sources : [],
    contentAsOf: String(head.contentAsOf ?? ""),
    required: head.required !== false,
    completion: (whole.success && whole.data.completion) || null,
    html: rendered.body.html,
    headings: rendered.body.headings,
    readingSeconds: rendered.body.readingSeconds,
    outline: outlineOf(files),
    checks: checksOf(files).filter(({ lesson }) => lesson === lessonId),
  };
}

/** Modules with the titles of their lessons, in the order of the course. */
function outlineOf(files: Files): DraftLesson["outline"] {
  const manifest = CourseManifest.safeParse(
    readYaml("course", files["course.yaml"]?.text ?? "").value,
  );
  if (!manifest.success) return [];
  return manifest.data.modules.map(({ id, title, lessons }) => ({
    id,
    title,
    lessons: lessons.map((slug) => ({ slug, title: titleOf(files, slug) })),
  }));
}

function titleOf(files: Files, lessonId: string): string {
  const path = lessonPathOf(Object.keys(files), lessonId);
  const { front } = splitLesson(path ? (files[path]?.text ?? "") : "");
  const value = readYaml("lesson", front).value;
  const title = typeof value === "object" && value !== null && "title" in value ? value.title : "";
  return String(title || lessonId);
}
