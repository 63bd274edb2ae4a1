import { ReviewNoteForm } from "@/components/publishing/review-note-form";
import { Folded } from "@/components/ui/folded";
import type { Submission } from "@/lib/authoring/queries/publishing";
import { lessonPathOf } from "@/lib/authoring/rules/new-lesson";
import type { CourseFiles } from "@/lib/transfer/model/course";

type Props = {
  slug: string;
  submission: Submission;
  files: CourseFiles;
  /** Who writes notes here; null where nothing is to be said any more, or not by them. */
  writes: string | null;
};

/** Below each lesson that changed: how it would look, and where a reviewer says something of it. */
export function notesBelow({ slug, submission, files, writes }: Props) {
  return (lesson: string, title: string) => {
    const own = submission.notes.find(
      (note) => note.lesson === lesson && note.writtenBy === writes,
    );
    return (
      <>
        {lessonPathOf(Object.keys(files), lesson) && (
          <a
            href={`/teach/${slug}/preview/${lesson}?submission=${submission.id}`}
            target="_blank"
            className="link inline-flex min-h-target items-center"
            rel="noreferrer"
          >
            预览《{title}》（新标签页）
          </a>
        )}
        {writes !== null && (
          <Folded summary={own ? "改审稿意见" : "写审稿意见"} open={Boolean(own)}>
            <ReviewNoteForm
              courseSlug={slug}
              submission={submission.id}
              lesson={lesson}
              about={`《${title}》`}
              own={own?.body ?? ""}
            />
          </Folded>
        )}
      </>
    );
  };
}
