import { ChevronDown, ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { PlaceCounts } from "@/components/places/place-counts";
import { Tag } from "@/components/ui/tag";
import type { TreeRegion } from "@/lib/people/model/place";
import { isZone } from "@/lib/people/rules/region-code";

type Props = {
  /** The outermost, and all beneath each that is open. */
  regions: readonly TreeRegion[];
  /** The region that was opened last; it and those around it are open. */
  at: string;
};

/** Regions, opened level by level. Plain links: it works by keyboard, and what is open has an address. */
export function RegionTree({ regions, at }: Props) {
  const codes = new Set(regions.map(({ code }) => code));
  const roots = regions.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode));
  return (
    <div className="rounded-large border border-line bg-surface py-2">
      <Level regions={regions} shown={roots} at={at} depth={0} />
    </div>
  );
}

type LevelProps = Props & { shown: readonly TreeRegion[]; depth: number };

function Level({ regions, shown, at, depth }: LevelProps) {
  return (
    <ul>
      {shown.map((region) => {
        const isOpen = at.startsWith(region.code) && region.hasChildren;
        return (
          <li key={region.code}>
            <Row region={region} isOpen={isOpen} depth={depth} />
            {isOpen && (
              <Level
                regions={regions}
                shown={regions.filter(({ parentCode }) => parentCode === region.code)}
                at={at}
                depth={depth + 1}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

const indents = ["ps-1", "ps-5 sm:ps-9", "ps-9 sm:ps-17", "ps-13 sm:ps-25"];

function Row({ region, isOpen, depth }: { region: TreeRegion; isOpen: boolean; depth: number }) {
  const { code, name, hasChildren, parentCode } = region;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      className={`flex flex-wrap items-center gap-x-1 pe-4 hover:bg-surface-2 ${indents[depth] ?? ""}`}
    >
      {hasChildren ? (
        <Link
          href={`/manage/places?at=${isOpen ? (parentCode ?? "") : code}` as Route}
          scroll={false}
          prefetch={false}
          aria-label={isOpen ? `收起${name}` : `展开${name}`}
          aria-expanded={isOpen}
          className="flex min-h-target min-w-target items-center justify-center rounded-small text-teal"
        >
          <Arrow className="size-5" aria-hidden="true" />
        </Link>
      ) : (
        <span className="min-w-target" />
      )}
      <Link
        href={`/manage/places/${code}` as Route}
        prefetch={false}
        className="link flex min-h-target items-center gap-2 me-auto"
      >
        {name}
        {isZone(code) && <Tag tone="teal">功能区</Tag>}
      </Link>
      <PlaceCounts {...region} />
    </div>
  );
}
