import type { Metadata } from "next";
import { ClaimForm } from "@/components/hours/claim-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "申报线下培训" };

/** Claims a training that was held outside the platform. */
export default async function ClaimPage() {
  await pagePermit("course.study", "/learn/record/claim");
  return (
    <PageFrame width="text">
      <PageHeader title="申报线下培训" eyebrow="学时记录">
        写清楚培训和时间，附上证明。管理员审核通过以后，时间会记入您的学时记录。
      </PageHeader>
      <ClaimForm />
    </PageFrame>
  );
}
