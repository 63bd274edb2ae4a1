/** Grants of one scope that come into another, so that nobody holds the same role there twice on a day. Pure. */
import type { GrantedRole } from "@/lib/people/model/role";

/** Days as 2026-11-23; `validUntil` null for no end. `moves`: it comes from the scope that goes. */
export type CombinedGrant = {
  id: string;
  personId: string;
  role: GrantedRole;
  validFrom: string;
  validUntil: string | null;
  moves: boolean;
};

export type Combination = {
  /** Grants that last longer from now on, because others are part of them. */
  extended: { id: string; validFrom: string; validUntil: string | null }[];
  /** Grants that are part of another one now. */
  absorbedIds: string[];
};

/**
 * Which grants become one. Of those that share a day one stays, for all the days that any of them had: no
 * day is lost, and none is won on which nobody held the role.
 */
export function combineGrants(grants: readonly CombinedGrant[]): Combination {
  const result: Combination = { extended: [], absorbedIds: [] };
  const byHolder = Map.groupBy(grants, ({ personId, role }) => `${personId} ${role}`);
  for (const held of byHolder.values()) {
    for (const cluster of clustersOf(held)) {
      const stays = cluster.find(({ moves }) => !moves) ?? cluster[0];
      if (!stays || cluster.length === 1) continue;
      const others = cluster.filter(({ id }) => id !== stays.id);
      result.absorbedIds.push(...others.map(({ id }) => id));
      const from = cluster.map(({ validFrom }) => validFrom).sort()[0] ?? stays.validFrom;
      const until = latest(cluster);
      if (from !== stays.validFrom || until !== stays.validUntil) {
        result.extended.push({ id: stays.id, validFrom: from, validUntil: until });
      }
    }
  }
  return result;
}

/** Grants of one person and role, those together that hang together by shared days. */
function clustersOf(held: readonly CombinedGrant[]): CombinedGrant[][] {
  const clusters: CombinedGrant[][] = [];
  for (const grant of held.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    const last = clusters.at(-1);
    const end = last ? latest(last) : undefined;
    if (last && (end === null || (end !== undefined && grant.validFrom <= end))) last.push(grant);
    else clusters.push([grant]);
  }
  return clusters;
}

function latest(cluster: readonly CombinedGrant[]): string | null {
  const ends = cluster.map(({ validUntil }) => validUntil);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}
