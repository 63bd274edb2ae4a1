import type { Metadata } from "next";
import { ActivateForm } from "@/components/people/activate-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "激活账号", robots: { index: false } };

/** Where a code leads. It stands behind the # of the address, which no server and no log ever sees. */
export default function ActivatePage() {
  return (
    <PageFrame width="form">
      <PageHeader title="激活账号">单位已经为您开好账号，设一个自己的密码就能学习。</PageHeader>
      <ActivateForm />
    </PageFrame>
  );
}
