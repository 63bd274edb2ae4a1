import type { Metadata, Route } from "next";
import Link from "next/link";
import { BatchPanel } from "@/components/credentials/batch-panel";
import { CertificateRows } from "@/components/credentials/certificate-rows";
import { FilterForm } from "@/components/credentials/filter-form";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Filter } from "@/lib/credentials/model";
import { listOwnBatches } from "@/lib/credentials/queries/batches";
import {
  CERTIFICATES_SHOWN,
  countCertificates,
  listCertificates,
  listCertifiedCourses,
} from "@/lib/credentials/queries/review";
import { currentVisitor, holds, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "结业证书" };

/** Certificates of people within reach: found, packed, and for administrators revoked and issued anew. */
export default async function ManageCertificatesPage({
  searchParams,
}: PageProps<"/manage/certificates">) {
  const permit = await pagePermit("certificate.review", "/manage/certificates");
  const governs = holds(await currentVisitor(), "certificate.govern");
  const { after, ...asked } = await searchParams;
  const filter = Filter.catch({ q: "", course: "", state: "" }).parse(asked);
  const [certificates, { fitting, packable, due }, courses, batches] = await Promise.all([
    listCertificates(permit, filter, typeof after === "string" ? after : null),
    countCertificates(permit, filter),
    listCertifiedCourses(permit),
    listOwnBatches(permit),
  ]);
  const last = certificates.at(-1);
  return (
    <PageFrame>
      <PageHeader
        title="结业证书"
        eyebrow="管理"
        actions={
          governs && (
            <ButtonLink href="/manage/certificates/template" variant="secondary">
              证书模板
            </ButtonLink>
          )
        }
      >
        您管理范围内颁发的证书，新的在前，共{fitting}张。
      </PageHeader>
      {due > 0 && <Notice tone="info">还有{due}张证书正在颁发，稍后刷新就能看到。</Notice>}
      <FilterForm filter={filter} courses={courses} />
      <BatchPanel batches={batches} filter={filter} packable={packable} />
      {certificates.length === 0 ? (
        <EmptyState title="没有符合条件的证书">
          有人学完课程并通过测验，证书会自动颁发，出现在这里。
        </EmptyState>
      ) : (
        <CertificateRows certificates={certificates} governs={governs} />
      )}
      {last && certificates.length === CERTIFICATES_SHOWN && (
        <p>
          <Link
            href={
              `/manage/certificates?${new URLSearchParams({ ...filter, after: last.id })}` as Route
            }
            prefetch={false}
            className="link inline-flex min-h-target items-center"
          >
            更早的证书
          </Link>
        </p>
      )}
    </PageFrame>
  );
}
