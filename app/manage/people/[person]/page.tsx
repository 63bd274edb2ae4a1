import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccessButton } from "@/components/people/access-button";
import { MaskedFields } from "@/components/people/masked-fields";
import { PersonForm } from "@/components/people/person-form";
import { PersonStudy } from "@/components/people/person-study";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { getPersonStudy } from "@/lib/learning/queries/person-study";
import { accountStateNames } from "@/lib/people/model/person";
import { getPerson } from "@/lib/people/queries/person";
import { listOrganisationNames, listReachedRegions } from "@/lib/people/queries/place-choices";
import { isHomeRegion } from "@/lib/people/rules/account";
import { personOf } from "@/lib/platform/authority";
import { currentVisitor, holds, pagePermit } from "@/lib/platform/session";
import { dateInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "人员资料" };

/** Somebody within reach: what is known of them, their account, what they studied. */
export default async function PersonPage({ params }: PageProps<"/manage/people/[person]">) {
  const { person: id } = await params;
  const permit = await pagePermit("person.read", `/manage/people/${id}`);
  const person = await getPerson(permit, id);
  if (!person) notFound();
  const [study, regions, organisations, visitor] = await Promise.all([
    getPersonStudy(permit, id),
    listReachedRegions(permit),
    listOrganisationNames(permit),
    currentVisitor(),
  ]);
  const isOwn = personOf(permit) === id;
  return (
    <PageFrame width="text">
      <PageHeader
        title={person.name}
        eyebrow="人员"
        actions={
          !isOwn &&
          !person.holdsMore && (
            <AccessButton
              person={{ id, name: person.name, disabled: person.state === "disabled" }}
            />
          )
        }
      >
        {person.regionName}　{person.organisationName ?? "未填写单位"}　
        {dateInWords(person.createdAt)}加入
      </PageHeader>
      {person.holdsMore && (
        <Notice tone="info">对方的管理权限比您大，资料只能由上一级管理员查看和修改。</Notice>
      )}
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-center gap-2">
          账号
          <Tag tone={person.state === "disabled" ? "amber" : "teal"}>
            {accountStateNames[person.state]}
          </Tag>
          {person.codeUntil && (
            <span className="text-sm text-muted">激活码到{dateInWords(person.codeUntil)}有效</span>
          )}
        </p>
        {person.state === "waiting" && !person.holdsMore && (
          <ButtonLink
            href={`/manage/people/activation?q=${encodeURIComponent(person.name)}`}
            variant="secondary"
          >
            生成激活码
          </ButtonLink>
        )}
      </Card>
      <MaskedFields
        personId={id}
        shown={person.masked}
        mayReveal={holds(visitor, "person.reveal") && !person.holdsMore}
      />
      {!person.holdsMore && (
        <PersonForm
          person={person}
          regions={regions.filter(isHomeRegion)}
          organisations={organisations}
        />
      )}
      <PersonStudy personId={id} study={study} />
    </PageFrame>
  );
}
