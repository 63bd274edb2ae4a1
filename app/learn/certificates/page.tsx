import type { Metadata } from "next";
import { CertificateCard } from "@/components/credentials/certificate-card";
import { ConsentForm } from "@/components/credentials/consent-form";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { issueOwn } from "@/lib/credentials/commands/issue";
import { siteAddress } from "@/lib/credentials/queries/drawing";
import { getOwnConsent, listOwnCertificates } from "@/lib/credentials/queries/own";
import { execute } from "@/lib/platform/command";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "结业证书" };

/** One's own certificates; what is due is issued at once, so that nobody waits for the platform's round. */
export default async function CertificatesPage() {
  const permit = await pagePermit("certificate.hold", "/learn/certificates");
  await execute(issueOwn, permit.actor, {});
  const [certificates, consent] = await Promise.all([
    listOwnCertificates(permit),
    getOwnConsent(permit),
  ]);
  return (
    <PageFrame width="text">
      <PageHeader title="结业证书" eyebrow="我的学习">
        学完课程并通过测验就会颁发。证书上有二维码，任何人扫码都能验真伪。
      </PageHeader>
      {certificates.length === 0 && (
        <EmptyState title="还没有结业证书" action={<ButtonLink href="/learn">去学习</ButtonLink>}>
          学完一门课程的全部课时并通过结业测验，证书就会出现在这里。
        </EmptyState>
      )}
      {certificates.map((certificate) => (
        <CertificateCard key={certificate.id} certificate={certificate} site={siteAddress} />
      ))}
      <Card className="flex flex-col gap-4">
        <div>
          <h2 className="text-xl">验证页上显示什么</h2>
          <p className="text-muted">
            别人用验证码打开验证页，看得到课程、时间和是否有效。您的姓名和单位，按这里的选择显示，随时可以改。电子凭证里写有您的全名，交给谁由您决定。
          </p>
        </div>
        <ConsentForm consent={consent} />
      </Card>
    </PageFrame>
  );
}
