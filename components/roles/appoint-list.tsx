import type { Route } from "next";
import Link from "next/link";

type Found = { id: string; name: string; organisation: string | null; region: string };

/** People who may be given a role, each leading to where that is done. */
export function AppointList({ people }: { people: readonly Found[] }) {
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {people.map(({ id, name, organisation, region }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 px-4 py-1">
          <Link
            href={`/manage/roles/${id}` as Route}
            prefetch={false}
            className="link inline-flex min-h-target items-center"
          >
            {name}
          </Link>
          <span className="text-sm text-muted">
            {region}　{organisation ?? "未填写单位"}
          </span>
        </li>
      ))}
    </ul>
  );
}
