import { DocumentFrame, type LessonAssets } from "@/components/reader/document-frame";
import { type LessonData, lessonDataJson } from "@/components/reader/lesson-data";
import { LessonEnd } from "@/components/reader/lesson-end";
import { LessonHead } from "@/components/reader/lesson-head";
import { LessonOutline } from "@/components/reader/lesson-outline";
import { ReaderHeader } from "@/components/reader/reader-header";
import { withChecks } from "@/components/reader/static-check";
import { WorkFigure } from "@/components/reader/work-figure";
import type { OpenBody } from "@/lib/assessment/model/question";
import type {
  LessonKind,
  LessonWork,
  OutlineLesson,
  OutlineModule,
  OutlinePaper,
} from "@/lib/catalogue/model";
import { type Completion, confirmations } from "@/lib/catalogue/model/completion";

export type CheckInText = { key: string; stem: string; body: OpenBody };

export type LessonDocumentProps = {
  courseSlug: string;
  courseTitle: string;
  modules: readonly OutlineModule[];
  papers: readonly OutlinePaper[];
  hasQuiz: boolean;
  lesson: {
    id: string;
    title: string;
    summary: string;
    minutes: number;
    readingSeconds: number;
    objectives: readonly string[];
    sources: readonly { document: string; detail?: string | undefined }[];
    contentAsOf: string;
    headings: readonly { id: string; text: string }[];
    html: string;
    /** Null for an article. */
    work: LessonWork | null;
    required: boolean;
    completion: Completion | null;
  };
  checks: readonly CheckInText[];
  assets: LessonAssets;
  /** Without the scripts that make it live: a preview. */
  still?: boolean;
};

/** A lesson as a finished document: the same for everyone, complete without scripts. */
export function LessonDocument(props: LessonDocumentProps) {
  const { courseSlug, courseTitle, modules, lesson, checks, hasQuiz, assets } = props;
  const lessons = modules.flatMap((module) => module.lessons);
  const place = lessons.findIndex((other) => other.id === lesson.id);
  const here = lessons[place];
  const pathOf = (other: OutlineLesson) => `/learn/${courseSlug}/lessons/${other.slug}`;

  return (
    <DocumentFrame
      title={lesson.title}
      css={assets.css}
      {...(!props.still && { script: assets.scripts[scriptOf[lesson.work?.kind ?? "article"]] })}
    >
      <ReaderHeader
        courseSlug={courseSlug}
        courseTitle={courseTitle}
        position={place + 1}
        total={lessons.length}
      >
        <LessonOutline modules={modules} currentId={lesson.id} pathOf={pathOf} />
      </ReaderHeader>
      <div className="reader mx-auto grid max-w-page gap-x-12 px-4 sm:px-6">
        <aside className="reader-side" aria-label="课程目录">
          <LessonOutline modules={modules} currentId={lesson.id} pathOf={pathOf} />
        </aside>
        <main id="main" tabIndex={-1} className="reader-main min-w-0 outline-none">
          <LessonHead lesson={lesson} position={place + 1} total={lessons.length} />
          <div data-island="seat" />
          <div data-island="resume" />
          {lesson.work && <WorkFigure work={lesson.work} title={lesson.title} />}
          <article
            id="lesson-text"
            className="prose"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when the release was published
            dangerouslySetInnerHTML={{ __html: withChecks(lesson.html, checks) }}
          />
          {!lesson.work && <div data-island="evidence" />}
          <LessonEnd
            lesson={lesson}
            previous={lessons[place - 1]}
            next={lessons[place + 1]}
            pathOf={pathOf}
            quizPath={hasQuiz ? `/learn/${courseSlug}/quiz` : null}
            discussionPath={here && !props.still ? `${pathOf(here)}/discussion` : null}
            papers={props.papers}
            paperPath={`/learn/${courseSlug}/papers`}
          />
        </main>
      </div>
      <script
        type="application/json"
        id="lesson-data"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped
        dangerouslySetInnerHTML={{
          __html: lessonData(
            props,
            pathOf(lessons[place + 1] ?? (lessons[place] as OutlineLesson)),
            place + 1 === lessons.length,
          ),
        }}
      />
    </DocumentFrame>
  );
}

/** Which script makes a lesson of each kind live. */
const scriptOf: Record<LessonKind, keyof LessonAssets["scripts"]> = {
  article: "article",
  video: "play",
  audio: "play",
  document: "pages",
  package: "package",
};

/** The assignment that this lesson asks for. */
function handInOf({ lesson, papers, courseSlug }: LessonDocumentProps): LessonData["handIn"] {
  const paper = papers.find(({ slug }) => slug === lesson.completion?.handIn);
  if (!paper) return null;
  return { title: paper.title, path: `/learn/${courseSlug}/papers/${paper.slug}` };
}

/** What the islands need to know. */
function lessonData(props: LessonDocumentProps, nextPath: string, isLast: boolean): string {
  const { lesson, checks, courseSlug, hasQuiz, assets } = props;
  const next = isLast
    ? hasQuiz
      ? { path: `/learn/${courseSlug}/quiz`, label: "去参加结业测验" }
      : { path: `/courses/${courseSlug}`, label: "回到课程" }
    : { path: nextPath, label: "学下一课" };
  const { hls, pdfWorker, pdfFiles } = assets;
  const scripts = { hls, pdfWorker, pdfFiles };
  const articles = props.modules
    .flatMap((module) => module.lessons)
    .filter(({ kind = "article" }) => kind === "article")
    .map(({ id, slug, title }) => ({
      ...{ lessonId: id, title, path: `/learn/${courseSlug}/lessons/${slug}` },
    }));
  const course = { title: props.courseTitle, articles };
  const { id: lessonId, work, completion } = lesson;
  const confirm = completion?.confirm ? confirmations[completion.confirm] : null;
  const handIn = handInOf(props);
  return lessonDataJson({ lessonId, work, checks, confirm, handIn, next, course, scripts });
}
