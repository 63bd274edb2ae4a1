import { FINDING_KINDS } from "@/lib/submissions/model/anonymity";
import { type Decision, KEEP_REASONS } from "@/lib/submissions/model/decision";

/** What the check found and its writer left standing, for those who grade; what was replaced is counted. */
export function KeptFindings({ decisions }: { decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null;
  const replaced = decisions.filter(({ choice }) => choice === "replaced").length;
  return (
    <ul className="rounded-medium border border-line px-4 py-2 text-sm text-muted">
      {decisions.map(
        ({ place, kind, text, choice }) =>
          choice !== "replaced" && (
            <li key={`${place} ${kind} ${text}`}>
              匿名检查：{FINDING_KINDS[kind]}“{text}”，学员说{KEEP_REASONS[choice]}。
            </li>
          ),
      )}
      {replaced > 0 && <li>匿名检查：按建议换了{replaced}处。</li>}
    </ul>
  );
}
