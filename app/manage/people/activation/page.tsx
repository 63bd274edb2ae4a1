import type { Metadata } from "next";
import { ActivationPanel } from "@/components/people/activation-panel";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readSearch, searchQuery } from "@/lib/people/model/person-search";
import { listWaiting, WAITING_SHOWN } from "@/lib/people/queries/activation";
import { CODE_DAYS } from "@/lib/people/rules/activation";
import { env } from "@/lib/platform/env";
import { pagePermit } from "@/lib/platform/session";
import { dateInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "激活码" };

/** The people who have not opened their accounts, and the strips to cut out and give to them. */
export default async function ActivationPage({
  searchParams,
}: PageProps<"/manage/people/activation">) {
  const permit = await pagePermit("person.write", "/manage/people/activation");
  const search = { ...readSearch(await searchParams), state: "" as const };
  const waiting = await listWaiting(permit, search);
  return (
    <PageFrame>
      <PageHeader title="激活码" eyebrow="人员">
        给还没有密码的人每人一张纸条：扫码或输入激活码，设好密码就能学习。激活码{CODE_DAYS}
        天内有效，只显示这一次；再次生成，以前的就作废。
      </PageHeader>
      {waiting.length === 0 ? (
        <EmptyState
          title="没有等待激活的人"
          action={<ButtonLink href="/manage/people/import">导入人员</ButtonLink>}
        >
          您管理范围内的账号都已经激活，或不符合查找的条件。
        </EmptyState>
      ) : (
        <ActivationPanel
          key={searchQuery(search)}
          address={new URL("/activate", env.NEXTAUTH_URL).href}
          more={waiting.length === WAITING_SHOWN}
          people={waiting.map(({ codeUntil, region, organisation, ...person }) => ({
            ...person,
            place: organisation ?? region,
            codeUntil: codeUntil && dateInWords(codeUntil),
          }))}
        />
      )}
    </PageFrame>
  );
}
