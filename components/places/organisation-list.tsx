import type { Route } from "next";
import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import { type OrganisationKind, organisationKindNames } from "@/lib/people/model/place";

type Listed = {
  id: string;
  name: string;
  kind: OrganisationKind;
  region: string;
  contactName: string | null;
  contactPhone: string | null;
  closedAt: Date | null;
  mergedIntoId: string | null;
  people: number;
};

/** Organisations, each with what it is, where, and how many belong to it. */
export function OrganisationList({ organisations }: { organisations: readonly Listed[] }) {
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {organisations.map((organisation) => (
        <li key={organisation.id} className="flex flex-wrap items-center gap-x-4 px-4 py-2">
          <div className="min-w-0 flex-1 basis-60">
            <Link
              href={`/manage/organisations/${organisation.id}` as Route}
              prefetch={false}
              className="link inline-flex min-h-target items-center"
            >
              {organisation.name}
            </Link>
            <p className="flex flex-wrap items-center gap-2 pb-1 text-sm text-muted">
              {organisation.region}　{organisationKindNames[organisation.kind]}
              {organisation.closedAt && (
                <Tag tone="amber">{organisation.mergedIntoId ? "已并入其他单位" : "已关闭"}</Tag>
              )}
            </p>
          </div>
          <span className="text-sm text-muted">
            {[organisation.contactName, organisation.contactPhone].filter(Boolean).join("　")}
          </span>
          <span className="whitespace-nowrap text-sm tabular-nums">{organisation.people}人</span>
        </li>
      ))}
    </ul>
  );
}
