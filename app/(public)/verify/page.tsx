import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { VerifyForm } from "@/components/credentials/verify-form";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicState } from "@/lib/credentials/queries/public";
import { readReference } from "@/lib/credentials/rules/numbering";
import { dateInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "验证证书", robots: { index: false, follow: false } };

/** Where anyone checks a certificate by what is printed on it. */
export default async function VerifyPage({ searchParams }: PageProps<"/verify">) {
  const { q } = await searchParams;
  const typed = typeof q === "string" ? q.slice(0, 60) : "";
  const reference = readReference(typed);
  if (reference?.kind === "code") redirect(`/verify/${reference.code}` as Route);
  return (
    <PageFrame width="form">
      <PageHeader title="验证证书">
        核对本平台颁发的结业证书是不是真的、还有没有效。不能按姓名查找。
      </PageHeader>
      {reference && <NumberState number={reference.number} />}
      {typed !== "" && !reference && (
        <Notice tone="problem" title="看不懂这个编号">
          验证码是24位字母和数字，编号的样子是 WSXT-2026-000001，请对照证书再填一次。
        </Notice>
      )}
      <VerifyForm typed={typed} />
    </PageFrame>
  );
}

async function NumberState({ number }: { number: string }) {
  const state = await getPublicState(number);
  if (!state) {
    return (
      <Notice tone="problem" title="没有这张证书">
        本平台没有颁发过编号为 {number} 的证书，请对照证书再填一次。
      </Notice>
    );
  }
  return (
    <Card className="flex flex-col gap-2">
      <h2 className={`text-xl ${state.revokedAt ? "text-danger" : "text-good"}`}>
        {state.revokedAt ? "证书已作废" : "证书有效"}
      </h2>
      <p>
        编号 {state.number}，{state.courseTitle}，{dateInWords(state.issuedAt)}颁发
        {state.revokedAt && `，${dateInWords(state.revokedAt)}作废`}。
      </p>
      <p className="text-sm text-muted">
        只凭编号不显示持证人。要核对是谁的证书，请扫二维码或填验证码。
      </p>
    </Card>
  );
}
