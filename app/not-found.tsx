import type { Metadata } from "next";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { RingsMark } from "@/components/ui/rings-mark";

export const metadata: Metadata = { title: "没有找到这个页面" };

export default function NotFoundPage() {
  return (
    <PageFrame width="text">
      <div className="flex flex-col items-start gap-4">
        <RingsMark className="size-20" />
        <h1 className="text-2xl sm:text-3xl">没有找到这个页面</h1>
        <p>网址可能写错了，内容可能已经下架，也可能不在您的权限范围内。您的学习记录不受影响。</p>
        <p>请核对网址，或从下面重新出发：</p>
        <div className="mt-2 flex flex-wrap gap-3">
          <ButtonLink href="/courses">查看课程</ButtonLink>
          <ButtonLink href="/" variant="secondary">
            回到首页
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
