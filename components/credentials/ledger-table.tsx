import { ScrollRegion } from "@/components/ui/scroll-region";
import { entryCells, entryHeadings } from "@/lib/credentials/rules/record";
import type { LedgerEntry } from "@/lib/learning/model/archive";

/** The ledger's entries with their places in the chain. */
export function LedgerTable({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <ScrollRegion label="学时账本">
      <table className="w-full text-sm tabular-nums">
        <thead className="bg-surface-2 text-muted">
          <tr>
            {entryHeadings.map((heading) => (
              <th
                key={heading}
                scope="col"
                className="whitespace-nowrap px-3 py-2 text-start font-medium"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.entryNumber} className="border-t border-line">
              {entryCells(entry).map((cell, column) => (
                <td key={entryHeadings[column]} className="px-3 py-2 align-top">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
