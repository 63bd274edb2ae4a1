import { entryHeadings, entryInWords } from "@/lib/credentials/rules/record";
import type { LedgerEntry } from "@/lib/learning/model/archive";

/** The ledger's entries with their places in the chain: a table, and on a phone a list. */
export function LedgerTable({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <div className="@container overflow-hidden rounded-large border border-line bg-surface">
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">学时账本</caption>
        <thead className="bg-surface-2 text-muted @max-2xl:sr-only">
          <tr>
            {entryHeadings.map((heading) => (
              <th
                key={heading}
                scope="col"
                className="whitespace-nowrap px-4 py-2 text-start font-medium"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.entryNumber} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cell = "px-4 py-2 align-top";
const wide = `${cell} whitespace-nowrap @max-2xl:hidden`;

function Entry({ entry }: { entry: LedgerEntry }) {
  const { number, day, title, kind, time, fingerprint } = entryInWords(entry);
  return (
    <tr className="break-inside-avoid border-t border-line first:border-t-0">
      <td className={`${cell} text-muted`}>{number}</td>
      <td className={wide}>{day}</td>
      <td className={cell}>
        <span className="@max-2xl:text-base">{title}</span>
        <span className="block text-muted @2xl:hidden">
          {day}
          <br />
          {kind}
          <br />
          指纹 {fingerprint}
        </span>
      </td>
      <td className={wide}>{kind}</td>
      <td className={`${cell} whitespace-nowrap @max-2xl:text-end @max-2xl:font-semibold`}>
        {time}
      </td>
      <td className={`${wide} font-mono`}>{fingerprint}</td>
    </tr>
  );
}
