import type { Metadata } from "next";
import { RoleFilterForm } from "@/components/roles/role-filter-form";
import { RoleList } from "@/components/roles/role-list";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";
import { RoleFilter } from "@/lib/roles/model";
import { countRoles, listRoles, ROLES_PER_PAGE } from "@/lib/roles/queries/grants";

export const metadata: Metadata = { title: "角色授权" };

/** Who holds what where, from when until when. */
export default async function RolesPage({ searchParams }: PageProps<"/manage/roles">) {
  const permit = await pagePermit("role.grant", "/manage/roles");
  const filter = RoleFilter.parse(await searchParams);
  const [grants, total] = await Promise.all([
    listRoles(permit, filter),
    countRoles(permit, filter),
  ]);
  const pages = Math.max(1, Math.ceil(total / ROLES_PER_PAGE));
  const { page, ...narrowing } = filter;
  return (
    <PageFrame>
      <PageHeader
        title="角色授权"
        eyebrow="管理"
        actions={<ButtonLink href="/manage/roles/new">授予角色</ButtonLink>}
      >
        您管理范围内，谁在哪里担任讲师、评审专家或管理员，到什么时候。改动从对方的下一次操作起生效。
      </PageHeader>
      <RoleFilterForm key={JSON.stringify(narrowing)} filter={filter} />
      <p className="text-muted">
        共{total}条{pages > 1 && `，第${page}页，共${pages}页`}
      </p>
      {grants.length === 0 ? (
        <EmptyState title={filter.state === "ended" ? "没有已结束的角色" : "没有找到角色"}>
          {filter.state === "ended"
            ? "到期的和收回的角色会列在这里。"
            : "换个条件再找，或者先授予一个角色。"}
        </EmptyState>
      ) : (
        <RoleList grants={grants} />
      )}
      <Pager
        page={page}
        pages={pages}
        pathOf={(next) =>
          `/manage/roles?${new URLSearchParams({ ...narrowing, page: String(next) })}`
        }
      />
    </PageFrame>
  );
}
