import { ReviewNoteForm } from "@/components/publishing/review-note-form";
import { Folded } from "@/components/ui/folded";
import type { Submission } from "@/lib/authoring/queries/publishing";

type Props = { slug: string; submission: Submission; personId: string };

/** Below each lesson that changed, where a reviewer says something of it. */
export function notesBelow({ slug, submission, personId }: Props) {
  return (lesson: string, title: string) => {
    const own = submission.notes.find(
      (note) => note.lesson === lesson && note.writtenBy === personId,
    );
    return (
      <Folded summary={own ? "改审稿意见" : "写审稿意见"} open={Boolean(own)}>
        <ReviewNoteForm
          courseSlug={slug}
          submission={submission.id}
          lesson={lesson}
          about={`《${title}》`}
          own={own?.body ?? ""}
        />
      </Folded>
    );
  };
}
