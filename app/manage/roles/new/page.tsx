import type { Metadata } from "next";
import { AppointList } from "@/components/roles/appoint-list";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";
import { findPeopleByName } from "@/lib/roles/queries/grants";

export const metadata: Metadata = { title: "授予角色" };

/** Looks for whoever is to be given a role. */
export default async function NewRolePage({ searchParams }: PageProps<"/manage/roles/new">) {
  const permit = await pagePermit("role.grant", "/manage/roles/new");
  const { q } = await searchParams;
  const words = typeof q === "string" ? q.trim().slice(0, 40) : "";
  const people = await findPeopleByName(permit, words);
  return (
    <PageFrame width="text">
      <PageHeader title="授予角色" eyebrow="角色授权">
        先找到这个人，再选角色、范围和日期。
      </PageHeader>
      <search>
        <form className="flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <Field label="姓名、手机号或用户名" name="q" defaultValue={words} maxLength={40} />
          </div>
          <Button type="submit">查找</Button>
        </form>
      </search>
      {people.length > 0 && <AppointList people={people} />}
      {words && people.length === 0 && (
        <EmptyState title="没有找到这个人">
          您管理范围内没有这个人。请核对姓名和手机号，或者请对方先注册。
        </EmptyState>
      )}
    </PageFrame>
  );
}
