import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { type SubmissionState, submissionStateNames } from "@/lib/authoring/model/publishing";
import { dateTimeInWords } from "@/lib/platform/wording";

export type ShownSubmission = {
  id: string;
  state: SubmissionState;
  note: string;
  submitter: string;
  submittedAt: Date;
  decider: string | null;
  decidedAt: Date | null;
  reasons: string;
  notes: { place: string; writer: string; body: string }[];
};

const tones = {
  submitted: "amber",
  approved: "good",
  returned: "danger",
  withdrawn: "plain",
  published: "teal",
} as const;

/** The latest submission of a draft: what was asked, what was said, and whether it still counts. */
export function SubmissionView({ shown, stale }: { shown: ShownSubmission; stale: boolean }) {
  const { state, note, submitter, submittedAt, decider, decidedAt, reasons, notes } = shown;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Tag tone={tones[state]}>{submissionStateNames[state]}</Tag>
        <span>
          {submitter}于{dateTimeInWords(submittedAt)}送审
        </span>
      </p>
      {note !== "" && <p className="whitespace-pre-wrap break-words">送审说明：{note}</p>}
      {state !== "submitted" && decider && decidedAt && (
        <p className="text-muted">
          {decider}于{dateTimeInWords(decidedAt)}
          {state === "published" ? "同意" : decisions[state]}
        </p>
      )}
      {reasons !== "" && <p className="whitespace-pre-wrap break-words">审稿意见：{reasons}</p>}
      {notes.length > 0 && (
        <ul className="flex flex-col gap-2 border-line border-s-2 ps-3">
          {notes.map(({ place, writer, body }) => (
            <li key={`${place}-${writer}`} className="whitespace-pre-wrap break-words">
              <span className="text-sm text-muted">
                {place} · {writer}
              </span>
              <br />
              {body}
            </li>
          ))}
        </ul>
      )}
      {stale && (
        <Notice tone="problem" title="草稿在送审以后又改过">
          {state === "approved"
            ? "审过的是改动以前的那一稿，这次通过不再算数，请重新送审。"
            : "审稿人看到的还是送审的那一稿。要发布现在的草稿，请作者重新送审。"}
        </Notice>
      )}
    </div>
  );
}

const decisions = { approved: "通过", returned: "退回", withdrawn: "撤回" } as const;
