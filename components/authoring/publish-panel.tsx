import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/tag";
import { type SubmissionState, submissionStateNames } from "@/lib/authoring/model/publishing";

type Props = {
  courseSlug: string;
  same: boolean;
  /** How many places keep the draft from being published. */
  faults: number;
  /** Where its latest submission stands; null for none that is of interest. */
  submission: SubmissionState | null;
  /** When it is to be published, in words. */
  planned: string | null;
  released: boolean;
};

/** Where a draft is on its way to learners, and the way to where it is sent on. */
export function PublishPanel({ courseSlug, same, faults, submission, planned, released }: Props) {
  return (
    <div className="flex flex-col gap-3">
      {submission && (
        <p>
          <Tag tone={submission === "returned" ? "danger" : "amber"}>
            {submissionStateNames[submission]}
          </Tag>
        </p>
      )}
      <p>
        {faults > 0
          ? `还有${faults}处要补，补好才能发布。`
          : same
            ? "草稿和学员现在学的一样，没有要发布的。"
            : "检查过了，没有要补的。发布前请看一遍改动。"}
      </p>
      {planned && <p>定在{planned}发布。</p>}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/teach/${courseSlug}/publish`}>检查和发布</ButtonLink>
        {released && (
          <ButtonLink href={`/teach/${courseSlug}/releases`} variant="secondary">
            历次发布
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
