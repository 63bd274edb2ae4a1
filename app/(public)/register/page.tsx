import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RegisterForm } from "@/components/people/register-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { registerAction } from "@/lib/people/actions";
import { listPublicOrganisations, listPublicRegions } from "@/lib/people/queries/places";
import { currentVisitor } from "@/lib/platform/session";

export const metadata: Metadata = { title: "注册" };

export default async function RegisterPage() {
  if (await currentVisitor()) redirect("/learn");
  const [regions, organisations] = await Promise.all([
    listPublicRegions(),
    listPublicOrganisations(),
  ]);

  return (
    <PageFrame width="form">
      <PageHeader title="注册学员账号">填写一次，以后用手机号登录。</PageHeader>
      <RegisterForm action={registerAction} regions={regions} organisations={organisations} />
    </PageFrame>
  );
}
