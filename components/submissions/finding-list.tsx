import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { FINDING_KINDS } from "@/lib/submissions/model/anonymity";
import {
  type Decision,
  KEEP_REASONS,
  type KeepReason,
  type ShownFinding,
} from "@/lib/submissions/model/decision";
import { keptHere } from "@/lib/submissions/rules/decisions";

type Props = {
  /** The part or file that they were found in, by its id and as people call it. */
  place: string;
  title: string;
  findings: readonly ShownFinding[];
  decisions: readonly Decision[];
  /** Replaces the finding at a place in the list; without it, the file is mended elsewhere. */
  onReplace?: (at: number) => void;
  onKeep(found: ShownFinding, reason: KeepReason | null): void;
};

const reasons = Object.entries(KEEP_REASONS) as [KeepReason, string][];

/** What somebody could be recognised by, with the words around it: replaced or kept with one tap. */
export function FindingList({ place, title, findings, decisions, onReplace, onKeep }: Props) {
  if (findings.length === 0) return null;
  const open = findings.filter((found) => !keptHere(place, found, decisions)).length;
  return (
    <section
      aria-label={`${title}里可能认得出人的地方`}
      className="flex flex-col gap-3 rounded-medium border border-amber bg-amber-soft px-4 py-3"
    >
      <p role="status" className="font-semibold">
        {open > 0 ? `有${open}处可能认得出人，请逐处决定` : "都看过了"}
      </p>
      <ul className="flex flex-col gap-4">
        {findings.map((found, at) => {
          const kept = keptHere(place, found, decisions);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in several places
            <li key={at} className="flex flex-col gap-2 border-t border-line pt-3 first:border-0">
              <p className="break-words">
                {found.before && `…${found.before}`}
                <mark className="rounded-small bg-surface px-1 font-semibold text-ink">
                  {found.text}
                </mark>
                {found.after && `${found.after}…`}
              </p>
              <p className="text-sm text-muted">
                <Tag>{FINDING_KINDS[found.kind]}</Tag> {found.reason}
              </p>
              {kept && kept.choice !== "replaced" ? (
                <Kept reason={kept.choice} text={found.text} onUndo={() => onKeep(found, null)} />
              ) : (
                <Choices
                  found={found}
                  onReplace={onReplace && (() => onReplace(at))}
                  onKeep={onKeep}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type ChoicesProps = {
  found: ShownFinding;
  onReplace: (() => void) | undefined;
  onKeep: Props["onKeep"];
};

function Choices({ found, onReplace, onKeep }: ChoicesProps) {
  return (
    <div className="flex flex-wrap gap-2" data-undecided tabIndex={-1}>
      {onReplace ? (
        <Button variant="secondary" onClick={onReplace}>
          换成“{found.suggestion}”
        </Button>
      ) : (
        <p className="basis-full">
          建议换成“{found.suggestion}”：在文件里改好，去掉这个文件，再传一次。
        </p>
      )}
      {reasons.map(([reason, words]) => (
        <Button
          key={reason}
          variant="quiet"
          aria-label={`留着“${found.text}”：${words}`}
          onClick={() => onKeep(found, reason)}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}

type KeptProps = { reason: KeepReason; text: string; onUndo(): void };

function Kept({ reason, text, onUndo }: KeptProps) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      留着：{KEEP_REASONS[reason]}
      <Button variant="quiet" aria-label={`重新决定“${text}”`} onClick={onUndo}>
        重新决定
      </Button>
    </p>
  );
}
