import { DecideForm } from "@/components/publishing/decide-form";
import { ReviewSwitch } from "@/components/publishing/review-switch";
import { SubmissionView } from "@/components/publishing/submission-state";
import { SubmitForm } from "@/components/publishing/submit-form";
import { Card } from "@/components/ui/card";
import { WHOLE_COURSE } from "@/lib/authoring/model/publishing";
import type { Draft } from "@/lib/authoring/queries/drafts";
import type { Submission } from "@/lib/authoring/queries/publishing";
import { lessonPathOf, readLessonFile } from "@/lib/authoring/rules/new-lesson";

type Props = {
  slug: string;
  files: Draft["files"];
  seen: string;
  /** Whether there is something to submit, and nothing keeps it. */
  clean: boolean;
  submissions: Submission[];
  reviewRequired: boolean;
  rights: { personId: string; mayEdit: boolean; mayReview: boolean; mayPublish: boolean };
};

/** Where the draft stands with its reviewers, and what each may do next. */
export function ReviewSteps(props: Props) {
  const { slug, files, seen, clean, submissions, reviewRequired, rights } = props;
  const latest = submissions[0];
  const open = submissions.find(({ state }) => state === "submitted" || state === "approved");
  const stale = open !== undefined && open.sourceHash !== seen;
  const shown = open ?? (latest?.state === "returned" ? latest : undefined);
  const others = open?.submittedBy !== rights.personId;
  return (
    <Card className="flex flex-col gap-4 lg:col-start-2">
      <h2 className="text-xl">审稿</h2>
      {shown ? (
        <SubmissionView
          shown={{
            ...shown,
            notes: shown.notes.map((note) => ({ ...note, place: placeOf(files, note.lesson) })),
          }}
          stale={stale}
        />
      ) : (
        <p className="text-muted">这一稿还没有送审。</p>
      )}
      {rights.mayReview && open && (
        <>
          {!others && <p>这一稿是您送审的，请由其他人来通过。</p>}
          {(others || open.state === "submitted") && (
            <DecideForm
              courseSlug={slug}
              submission={open.id}
              mayApprove={others && !stale && open.state === "submitted"}
            />
          )}
        </>
      )}
      {rights.mayEdit && (
        <SubmitForm
          courseSlug={slug}
          seen={seen}
          maySubmit={clean && (!open || stale)}
          open={open?.id ?? null}
        />
      )}
      {rights.mayPublish && <ReviewSwitch courseSlug={slug} required={reviewRequired} />}
    </Card>
  );
}

function placeOf(files: Draft["files"], lesson: string): string {
  if (lesson === WHOLE_COURSE) return "整门课";
  const path = lessonPathOf(Object.keys(files), lesson);
  return `《${(path && readLessonFile(files[path]?.text ?? "").title) || lesson}》`;
}
