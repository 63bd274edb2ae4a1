import type { Route } from "next";
import Link from "next/link";
import { AccessButton } from "@/components/people/access-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/tag";

export type ListedPerson = {
  id: string;
  name: string;
  regionName: string;
  organisationName: string | null;
  disabledAt: Date | null;
};

/** The people a manager looks after, each with what may be done about their access. */
export function PeopleList({ people, ownId }: { people: readonly ListedPerson[]; ownId: string }) {
  if (people.length === 0) {
    return (
      <EmptyState title="这里还没有人员">
        您管理的范围内还没有人注册。请把注册地址发给本单位的社会工作者。
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {people.map((person) => (
        <li key={person.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {person.name}
              {person.disabledAt && <Tag tone="amber">已停用</Tag>}
            </p>
            <p className="text-sm text-muted">
              {person.regionName}　{person.organisationName ?? "未填写单位"}
            </p>
          </div>
          <Link
            href={`/manage/hours/${person.id}` as Route}
            prefetch={false}
            className="link inline-flex min-h-target items-center"
            aria-label={`${person.name}的学时记录`}
          >
            学时记录
          </Link>
          {person.id === ownId ? (
            <span className="text-sm text-muted">您自己</span>
          ) : (
            <AccessButton
              person={{ id: person.id, name: person.name, disabled: person.disabledAt !== null }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
