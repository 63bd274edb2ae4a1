import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GrantForm } from "@/components/roles/grant-form";
import { PersonRoles } from "@/components/roles/person-roles";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { listOrganisationChoices } from "@/lib/people/queries/organisations";
import { listRegionChoices } from "@/lib/people/queries/region-tree";
import { decidesOver, rolesToGive } from "@/lib/people/rules/standing";
import { personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { pagePermit } from "@/lib/platform/session";
import { dayOf } from "@/lib/platform/wording";
import { getRolesOf } from "@/lib/roles/queries/grants";

export const metadata: Metadata = { title: "角色授权" };

/** The roles of one person within reach, with the way to give another. */
export default async function PersonRolesPage({ params }: PageProps<"/manage/roles/[person]">) {
  const { person: id } = await params;
  const permit = await pagePermit("role.grant", `/manage/roles/${id}`);
  const person = isUuid(id) ? await getRolesOf(permit, id) : null;
  if (!person) notFound();
  const isOwn = personOf(permit) === id;
  const own = permit.actor.grants;
  const decided = isOwn ? [] : person.grants.filter((grant) => decidesOver(own, grant));
  const [regions, organisations] = await Promise.all([
    listRegionChoices(permit),
    // Roles in an organisation are held where one works: in the own county.
    listOrganisationChoices(permit, { within: person.regionCode.slice(0, 6) }),
  ]);
  const today = dayOf(new Date());
  return (
    <PageFrame width="text">
      <PageHeader title={`${person.name}的角色`} eyebrow="角色授权">
        {person.organisation ?? "未填写单位"}
      </PageHeader>
      <PersonRoles
        grants={person.grants}
        decidedIds={new Set(decided.map((grant) => grant.id))}
        today={today}
      />
      {isOwn ? (
        <p className="text-muted">不能给自己授权或改自己的角色，请由其他管理员改。</p>
      ) : (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg">授予角色</h2>
          <GrantForm
            person={person}
            roles={rolesToGive(own)}
            scopes={[
              ...organisations.map(({ id: value, name }) => ({
                value: `org:${value}`,
                label: name,
              })),
              ...regions.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` })),
            ]}
            today={today}
          />
        </section>
      )}
    </PageFrame>
  );
}
