import type { Route } from "next";
import Link from "next/link";
import { AccessButton } from "@/components/people/access-button";
import { Tag } from "@/components/ui/tag";
import {
  type AccountState,
  accountStateNames,
  type QualificationLevel,
  qualificationNames,
} from "@/lib/people/model/person";
import { type GrantedRole, grantedRoleNames } from "@/lib/people/model/role";

export type ListedPerson = {
  id: string;
  name: string;
  /** Masked. */
  phone: string | null;
  regionName: string;
  organisationName: string | null;
  position: string | null;
  qualification: QualificationLevel;
  state: AccountState;
  roles: readonly GrantedRole[];
};

type Props = {
  people: readonly ListedPerson[];
  /** Whoever looks. */
  ownId: string;
  /** The form that the ticks belong to. */
  formId: string;
};

/** The people a manager looks after, each with a tick for what is done to many. */
export function PeopleList({ people, ownId, formId }: Props) {
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {people.map((person) => (
        <li
          key={person.id}
          className="grid grid-cols-[auto_1fr] items-center gap-x-2 px-2 py-1.5 sm:flex sm:gap-x-3 sm:px-4"
        >
          <label className="flex min-h-target min-w-target cursor-pointer items-center justify-center">
            <input
              type="checkbox"
              name="personIds[]"
              value={person.id}
              form={formId}
              className="size-5 accent-teal"
              aria-label={`选择${person.name}`}
            />
          </label>
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/manage/people/${person.id}` as Route}
                prefetch={false}
                className="link inline-flex min-h-8 items-center font-medium"
              >
                {person.name}
              </Link>
              <PersonTags person={person} />
            </p>
            <p className="text-sm text-muted">
              {[
                person.regionName,
                person.organisationName ?? "未填写单位",
                person.position,
                person.phone,
              ]
                .filter(Boolean)
                .join("　")}
            </p>
          </div>
          <div className="col-start-2 flex items-center gap-3">
            <Link
              href={`/manage/hours/${person.id}` as Route}
              prefetch={false}
              className="link inline-flex min-h-target items-center"
              aria-label={`${person.name}的学时记录`}
            >
              学时记录
            </Link>
            {person.id === ownId ? (
              <span className="px-5 text-sm text-muted">您自己</span>
            ) : (
              <AccessButton
                person={{ id: person.id, name: person.name, disabled: person.state === "disabled" }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function PersonTags({ person }: { person: ListedPerson }) {
  return (
    <>
      {person.state !== "active" && (
        <Tag tone={person.state === "disabled" ? "amber" : "plain"}>
          {accountStateNames[person.state]}
        </Tag>
      )}
      {person.roles.map((role) => (
        <Tag key={role} tone="teal">
          {grantedRoleNames[role]}
        </Tag>
      ))}
      {person.qualification !== "none" && <Tag>{qualificationNames[person.qualification]}</Tag>}
    </>
  );
}
