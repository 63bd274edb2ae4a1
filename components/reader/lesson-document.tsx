import { type DocumentAssets, DocumentFrame } from "@/components/reader/document-frame";
import { LessonEnd } from "@/components/reader/lesson-end";
import { LessonHead } from "@/components/reader/lesson-head";
import { LessonOutline } from "@/components/reader/lesson-outline";
import { ReaderHeader } from "@/components/reader/reader-header";
import { withChecks } from "@/components/reader/static-check";
import type { OpenBody } from "@/lib/assessment/model/question";
import type { OutlineLesson, OutlineModule, OutlinePaper } from "@/lib/catalogue/model";

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
  };
  checks: readonly CheckInText[];
  assets: DocumentAssets;
};

/** A lesson as a finished document: the same for everyone, complete without scripts. */
export function LessonDocument(props: LessonDocumentProps) {
  const { courseSlug, courseTitle, modules, lesson, checks, hasQuiz, assets } = props;
  const lessons = modules.flatMap((module) => module.lessons);
  const place = lessons.findIndex((other) => other.id === lesson.id);
  const pathOf = (other: OutlineLesson) => `/learn/${courseSlug}/lessons/${other.slug}`;

  return (
    <DocumentFrame title={lesson.title} assets={assets} scripted>
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
          <div data-island="resume" />
          <article
            id="lesson-text"
            className="prose"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when the release was published
            dangerouslySetInnerHTML={{ __html: withChecks(lesson.html, checks) }}
          />
          <div data-island="evidence" />
          <LessonEnd
            lesson={lesson}
            previous={lessons[place - 1]}
            next={lessons[place + 1]}
            pathOf={pathOf}
            quizPath={hasQuiz ? `/learn/${courseSlug}/quiz` : null}
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

/** What the islands need to know; the same for every reader, and without a single answer. */
function lessonData(props: LessonDocumentProps, nextPath: string, isLast: boolean): string {
  const { lesson, checks, courseSlug, hasQuiz } = props;
  const next = isLast
    ? hasQuiz
      ? { path: `/learn/${courseSlug}/quiz`, label: "去参加结业测验" }
      : { path: `/courses/${courseSlug}`, label: "回到课程" }
    : { path: nextPath, label: "学下一课" };
  return JSON.stringify({ lessonId: lesson.id, checks, next }).replaceAll("<", "\\u003c");
}
