import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AssignForm } from "@/components/learning/assign-form";
import { AssignedList } from "@/components/learning/assigned-list";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { AssignFilter } from "@/lib/learning/model/assigning";
import {
  ASSIGNABLE_SHOWN,
  ASSIGNED_PER_PAGE,
  findAssignable,
  findAssigning,
  listAssigned,
} from "@/lib/learning/queries/assigning";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "指派学员" };

/** Finds people and has them study a course; shows who was assigned, and takes it back. */
export default async function AssignPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/roster/assign">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/roster/assign`;
  const permit = await pagePermit("enrolment.assign", here);
  const { words, page } = AssignFilter.parse(await searchParams);
  const [course, reached] = await Promise.all([getPublicCourse(slug), findAssigning(permit, slug)]);
  if (!course || !reached) notFound();
  const [found, { rows, total }] = await Promise.all([
    findAssignable(permit, reached, words),
    listAssigned(permit, reached, page),
  ]);
  const pages = Math.max(1, Math.ceil(total / ASSIGNED_PER_PAGE));

  return (
    <PageFrame>
      <PageHeader
        title="指派学员"
        eyebrow={course.title}
        actions={
          <ButtonLink href={`/teach/${slug}/roster`} variant="secondary">
            看全部学员
          </ButtonLink>
        }
      >
        找到人，指派给他们学。指派后马上可以学，不用自己加入，也不用先学完先修课程。
      </PageHeader>
      <search>
        <form className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <Field
              label="姓名（开头几个字）或手机号"
              name="words"
              optional="unsaid"
              defaultValue={words}
              autoComplete="off"
            />
          </div>
          <Button type="submit" variant="secondary" className="max-sm:w-full">
            查找
          </Button>
        </form>
      </search>
      {found.length > 0 && (
        <AssignForm
          key={words}
          courseSlug={slug}
          people={found}
          more={found.length === ASSIGNABLE_SHOWN}
        />
      )}
      {words !== "" && found.length === 0 && (
        <EmptyState title="没有找到人">
          请核对姓名或手机号。只找得到您管理范围内、还在使用账号的人。
        </EmptyState>
      )}
      <section className="flex flex-col gap-4">
        <h2 className="text-xl">已指派（{total}人）</h2>
        <AssignedList courseSlug={slug} rows={rows} />
        <Pager
          page={page}
          pages={pages}
          pathOf={(at) => `${here}?${new URLSearchParams({ words, page: String(at) })}`}
        />
      </section>
    </PageFrame>
  );
}
