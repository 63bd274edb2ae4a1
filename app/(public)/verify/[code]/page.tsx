import type { Metadata } from "next";
import { Verdict } from "@/components/credentials/verdict";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicCertificate } from "@/lib/credentials/queries/public";
import { readReference } from "@/lib/credentials/rules/numbering";

export const metadata: Metadata = {
  title: "证书验证结果",
  robots: { index: false, follow: false },
};

/** Where the code on a certificate leads: whether it holds, and what its holder lets be seen. */
export default async function VerifiedPage({ params }: PageProps<"/verify/[code]">) {
  const { code } = await params;
  const reference = readReference(code);
  const certificate =
    reference?.kind === "code" ? await getPublicCertificate(reference.code) : null;
  return (
    <PageFrame width="text">
      <PageHeader title="证书验证结果" />
      {certificate ? (
        <Verdict certificate={certificate} />
      ) : (
        <Notice tone="problem" title="没有这张证书">
          本平台没有颁发过这个验证码的证书。如果是手工填写的，请对照证书再填一次；如果是扫码来的，这张证书可能是伪造的。
        </Notice>
      )}
      <p>
        <ButtonLink href="/verify" variant="secondary">
          验证另一张
        </ButtonLink>
      </p>
    </PageFrame>
  );
}
