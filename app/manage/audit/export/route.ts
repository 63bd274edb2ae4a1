import { download } from "@/app/credential-responses";
import { AuditFilter } from "@/lib/audit/model/filter";
import { listAuditEntries } from "@/lib/audit/queries/entries";
import { AUDIT_HEADINGS, auditCells } from "@/lib/audit/rules/lines";
import type { Permit } from "@/lib/platform/authority";
import { CSV_MARK, csvLine } from "@/lib/platform/csv";
import { withDocumentPermit } from "@/lib/platform/route";

const AT_A_TIME = 1000;

/** The entries of the page's filter as CSV, all of them, sent while they are read. */
export const GET = withDocumentPermit("audit.read", async (permit, request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = AuditFilter.parse(asked);
  const encoder = new TextEncoder();
  const parts = linesOf(permit, filter);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
  });
  return download(body, {
    name: "审计日志.csv",
    plainName: "audit.csv",
    type: "text/csv; charset=utf-8",
  });
});

async function* linesOf(permit: Permit<"audit.read">, filter: AuditFilter) {
  yield CSV_MARK + csvLine(AUDIT_HEADINGS);
  for (let before: string | null = null; ; ) {
    const lines = await listAuditEntries(permit, filter, before, AT_A_TIME);
    if (lines.length > 0) yield lines.map((line) => csvLine(auditCells(line))).join("");
    if (lines.length < AT_A_TIME) return;
    before = lines.at(-1)?.id ?? null;
  }
}
