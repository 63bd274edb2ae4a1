import type { Metadata } from "next";
import { TemplateForm } from "@/components/credentials/template-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { getTemplate } from "@/lib/credentials/queries/preview";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "证书模板" };

/** What certificates look like from now on. */
export default async function TemplatePage() {
  const permit = await pagePermit("certificate.govern", "/manage/certificates/template");
  const { number, ...template } = await getTemplate(permit);
  return (
    <PageFrame>
      <PageHeader title="证书模板" eyebrow="结业证书">
        {number > 0 ? `现在用的是第${number}版模板。` : "现在用的是平台自带的模板。"}
        保存一次就是新的一版，已经颁发的证书不变。
      </PageHeader>
      <TemplateForm template={template} />
    </PageFrame>
  );
}
