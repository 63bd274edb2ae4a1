import Link from "next/link";
import { placedNotes } from "@/app/teach/[course]/placed-notes";
import { ReviewSwitch } from "@/components/publishing/review-switch";
import { SubmissionView } from "@/components/publishing/submission-state";
import { SubmitForm } from "@/components/publishing/submit-form";
import { Card } from "@/components/ui/card";
import type { Submission } from "@/lib/authoring/queries/publishing";
import type { CourseFiles } from "@/lib/transfer/model/course";

type Props = {
  slug: string;
  files: CourseFiles;
  seen: string;
  /** Whether there is something to submit, and nothing keeps it. */
  clean: boolean;
  submissions: Submission[];
  reviewRequired: boolean;
  rights: { mayEdit: boolean; mayReview: boolean; mayPublish: boolean };
};

/** Where the draft stands with its reviewers, and what each may do next. */
export function ReviewSteps(props: Props) {
  const { slug, files, seen, clean, submissions, reviewRequired, rights } = props;
  const latest = submissions[0];
  const open = submissions.find(({ state }) => state === "submitted" || state === "approved");
  const stale = open !== undefined && open.sourceHash !== seen;
  const shown = open ?? (latest?.state === "returned" ? latest : undefined);
  return (
    <Card className="flex flex-col gap-4 lg:col-start-2">
      <h2 className="text-xl">审稿</h2>
      {shown ? (
        <>
          <SubmissionView
            shown={{ ...shown, notes: placedNotes(files, shown.notes) }}
            stale={stale}
          />
          <Link href={`/teach/${slug}/submissions/${shown.id}`} className="link min-h-target py-2">
            {rights.mayReview && open ? "去审送审的那一稿" : "看送审的那一稿"}
          </Link>
        </>
      ) : (
        <p className="text-muted">这一稿还没有送审。</p>
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
