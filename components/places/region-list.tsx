import type { Route } from "next";
import Link from "next/link";
import { PlaceCounts } from "@/components/places/place-counts";
import { Tag } from "@/components/ui/tag";
import { regionLevelNames, type TreeRegion } from "@/lib/people/model/place";
import { isZone } from "@/lib/people/rules/region-code";

/** Regions found, or those beneath another one. */
export function RegionList({ regions }: { regions: readonly TreeRegion[] }) {
  return (
    <ul className="divide-y divide-line rounded-large border border-line bg-surface">
      {regions.map((region) => (
        <li key={region.code} className="flex flex-wrap items-center gap-x-3 px-4 py-1">
          <Link
            href={`/manage/places/${region.code}` as Route}
            prefetch={false}
            className="link flex min-h-target items-center"
          >
            {region.name}
          </Link>
          <span className="me-auto flex flex-wrap items-center gap-2 text-sm text-muted">
            {region.code}　{regionLevelNames[region.level]}
            {isZone(region.code) && <Tag tone="teal">功能区</Tag>}
            {region.successorCode && <Tag tone="amber">已撤销</Tag>}
          </span>
          {!region.successorCode && <PlaceCounts {...region} />}
        </li>
      ))}
    </ul>
  );
}
