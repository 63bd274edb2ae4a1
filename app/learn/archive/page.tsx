import type { Metadata } from "next";
import { LedgerTable } from "@/components/credentials/ledger-table";
import { RecordCertificates } from "@/components/credentials/record-certificates";
import { RecordCourse } from "@/components/credentials/record-course";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { getLearningRecord } from "@/lib/credentials/queries/record";
import { recordSummary } from "@/lib/credentials/rules/record";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "学习档案" };

const download = buttonStyle("secondary");

/** Everything one person learned, on one page that can be printed and taken along. */
export default async function ArchivePage() {
  const permit = await pagePermit("course.study", "/learn/archive");
  const record = await getLearningRecord(permit);
  const { person, courses, entries, certificates } = record;
  return (
    <PageFrame>
      <PageHeader
        title="学习档案"
        eyebrow={[person.name, person.organisation].filter(Boolean).join("，")}
        actions={
          <>
            <PrintButton />
            <a href="/learn/archive/export?format=pdf" download className={download}>
              导出 PDF
            </a>
            <a href="/learn/archive/export?format=json" download className={download}>
              导出 JSON
            </a>
          </>
        }
      >
        {recordSummary(record)}能否认定为继续教育学时、认定多少，由主管部门决定。
      </PageHeader>
      <section aria-labelledby="courses" className="flex flex-col gap-4">
        <h2 id="courses" className="font-display text-2xl font-bold">
          课程
        </h2>
        {courses.length === 0 && (
          <EmptyState title="还没有加入课程">加入一门课程以后，学的每一课都会记在这里。</EmptyState>
        )}
        {courses.map((course) => (
          <RecordCourse key={course.slug} course={course} />
        ))}
      </section>
      {entries.length > 0 && (
        <section aria-labelledby="ledger" className="flex flex-col gap-3">
          <h2 id="ledger" className="font-display text-2xl font-bold">
            学时账本
          </h2>
          <p className="text-sm text-muted">
            账本前后相扣，改动或删去任何一条都查得出来。需要核对时，把编号和指纹告诉平台的维护人员。
          </p>
          <LedgerTable entries={entries} />
        </section>
      )}
      {certificates.length > 0 && (
        <section aria-labelledby="certificates" className="flex flex-col gap-3">
          <h2 id="certificates" className="font-display text-2xl font-bold">
            结业证书
          </h2>
          <RecordCertificates certificates={certificates} site={record.issuer} />
        </section>
      )}
    </PageFrame>
  );
}
