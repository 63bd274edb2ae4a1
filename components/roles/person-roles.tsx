import { HeldRole } from "@/components/roles/held-role";
import type { HeldGrant } from "@/lib/roles/model";

type Props = {
  grants: readonly HeldGrant[];
  /** Ids of those that the reader decides about. */
  decidedIds: ReadonlySet<string>;
  /** As 2026-11-23. */
  today: string;
};

/** The roles of somebody: those that count, and apart from them those that are over. */
export function PersonRoles({ grants, decidedIds, today }: Props) {
  const live = grants.filter(({ state }) => state !== "ended");
  const over = grants.filter(({ state }) => state === "ended");
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col gap-3">
        <h2 className="text-lg">现在的角色</h2>
        {live.length === 0 ? (
          <p className="text-muted">只是学员，没有别的角色。可以在下面授予。</p>
        ) : (
          <Group grants={live} decidedIds={decidedIds} today={today} />
        )}
      </section>
      {over.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg">已结束的角色</h2>
          <Group grants={over} decidedIds={decidedIds} today={today} />
        </section>
      )}
    </div>
  );
}

function Group({ grants, decidedIds, today }: Props) {
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {grants.map((grant) => (
        <HeldRole key={grant.id} grant={grant} decides={decidedIds.has(grant.id)} today={today} />
      ))}
    </ul>
  );
}
