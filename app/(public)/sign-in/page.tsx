import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { safeReturnPath } from "@/lib/people/rules/account";
import { currentVisitor } from "@/lib/platform/session";

export const metadata: Metadata = { title: "登录" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const path = safeReturnPath(typeof next === "string" ? next : undefined);
  if (await currentVisitor()) redirect(path as Route);

  return (
    <PageFrame width="form">
      <PageHeader title="登录">登录后可以加入课程，学习进度自动保存。</PageHeader>
      <SignInForm next={path} />
    </PageFrame>
  );
}
