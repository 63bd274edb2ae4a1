import type { Route } from "next";
import Link from "next/link";
import { RoleState } from "@/components/roles/role-state";
import { grantedRoleNames } from "@/lib/people/model/role";
import type { HeldGrant } from "@/lib/roles/model";
import { daysInWords } from "@/lib/roles/rules/role-message";

/** Who holds what where, from when until when. */
export function RoleList({ grants }: { grants: readonly HeldGrant[] }) {
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {grants.map((grant) => (
        <li key={grant.id} className="flex flex-wrap items-center gap-x-4 px-4 py-2">
          <div className="min-w-0 flex-1 basis-48">
            <Link
              href={`/manage/roles/${grant.personId}` as Route}
              prefetch={false}
              className="link inline-flex min-h-target items-center"
            >
              {grant.name}
            </Link>
            <p className="pb-1 text-sm text-muted">{grant.organisation ?? "未填写单位"}</p>
          </div>
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2">
              {grant.scope}的{grantedRoleNames[grant.role]}
              <RoleState grant={grant} />
            </p>
            <p className="text-sm text-muted">{daysInWords(grant)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
