import type { Metadata } from "next";
import { AuditFilterForm } from "@/components/audit/audit-filter-form";
import { AuditList } from "@/components/audit/audit-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { AuditFilter } from "@/lib/audit/model/filter";
import { AUDIT_PER_PAGE, listAuditEntries } from "@/lib/audit/queries/entries";
import { isUuid } from "@/lib/platform/result";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "审计日志" };

/** What was changed by whom within reach: searched, and taken along as a file. */
export default async function AuditPage({ searchParams }: PageProps<"/manage/audit">) {
  const permit = await pagePermit("audit.read", "/manage/audit");
  const { before, ...asked } = await searchParams;
  const filter = AuditFilter.parse(asked);
  const from = typeof before === "string" && isUuid(before) ? before : null;
  const lines = await listAuditEntries(permit, filter, from);
  const last = lines.at(-1);
  const query = new URLSearchParams(filter);
  return (
    <PageFrame>
      <PageHeader
        title="审计日志"
        eyebrow="管理"
        actions={
          <ButtonLink external href={`/manage/audit/export?${query}`} variant="secondary">
            导出 CSV
          </ButtonLink>
        }
      >
        您管理范围内的人做过的改动，新的在前。日志只能增加，谁也改不了、删不掉。
      </PageHeader>
      <AuditFilterForm filter={filter} />
      {lines.length === 0 ? (
        <EmptyState title="没有符合条件的记录">请放宽条件再找，例如去掉日期或对象。</EmptyState>
      ) : (
        <AuditList lines={lines} />
      )}
      {last && lines.length === AUDIT_PER_PAGE && (
        <p>
          <ButtonLink
            href={`/manage/audit?${new URLSearchParams({ ...filter, before: last.id })}`}
            variant="secondary"
          >
            更早的记录
          </ButtonLink>
        </p>
      )}
    </PageFrame>
  );
}
