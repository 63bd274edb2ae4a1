import { Folded } from "@/components/ui/folded";
import { actionInWords } from "@/lib/audit/model/action-names";
import type { AuditLine } from "@/lib/audit/model/filter";
import { actorInWords, detailLines } from "@/lib/audit/rules/lines";
import { dateTimeInWords } from "@/lib/platform/wording";

/** Entries of the audit log; what each of them changed is behind its arrow. */
export function AuditList({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <ol className="divide-y divide-line rounded-large border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-col gap-1 px-4 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{actionInWords(line.action)}</span>
            <span>{actorInWords(line)}</span>
            <time dateTime={line.at.toISOString()} className="text-muted text-sm">
              {dateTimeInWords(line.at)}
            </time>
          </p>
          <p className="break-all text-muted text-sm">{line.subject}</p>
          <Detail detail={line.detail} />
        </li>
      ))}
    </ol>
  );
}

function Detail({ detail }: Pick<AuditLine, "detail">) {
  const lines = detailLines(detail);
  if (lines.length === 0) return null;
  return (
    <Folded summary="改了什么" className="text-sm">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {lines.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </Folded>
  );
}
