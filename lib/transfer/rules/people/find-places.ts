/** Where somebody belongs, by the names that tables give to places. Pure. */
import type { OrganisationKind, Region } from "@/lib/people/model/place";
import { isHomeRegion } from "@/lib/people/rules/account";

export type KnownOrganisation = { id: string; name: string; regionCode: string };

/** The places there are, and those within reach of whoever imports. */
export type Places = {
  regions: readonly Region[];
  /** Within reach, by plain name. */
  organisations: ReadonlyMap<string, readonly KnownOrganisation[]>;
  reach: {
    regions: readonly string[];
    organisationIds: readonly string[];
    /** Regions in which those organisations are: there they may be named. */
    organisationRegions: readonly string[];
  };
};

export type Found<T> = { found: T; fault?: undefined } | { found?: undefined; fault: string };

/** Regions by every name they go by, made once for a file. */
export function regionIndex(regions: readonly Region[]): Map<string, Region[]> {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const index = new Map<string, Region[]>();
  for (const region of regions.filter(isHomeRegion)) {
    const names: string[] = [];
    let full = "";
    for (let at: Region | undefined = region; at; at = byCode.get(at.parentCode ?? "")) {
      full = at.name + full;
      names.push(full);
    }
    for (const name of new Set(names)) index.set(name, [...(index.get(name) ?? []), region]);
  }
  return index;
}

/** A region by its name, alone or after those above it, or by its code with or without ending zeros. */
export function findRegion(
  said: string,
  index: ReadonlyMap<string, readonly Region[]>,
  { regions, reach }: Places,
): Found<Region> {
  const plain = said.normalize("NFKC").replaceAll(/[\s\-/>、,·]/g, "");
  // The code of a functional zone has letters in it.
  const found = /^\d{2}[0-9A-Z]{4,10}$/.test(plain)
    ? byCode(plain, regions)
    : (index.get(plain) ?? []);
  const own = [...reach.regions, ...reach.organisationRegions];
  const within = found.filter(({ code }) => own.some((prefix) => code.startsWith(prefix)));
  const [region] = within;
  if (region && within.length === 1) return { found: region };
  if (within.length > 1) {
    return { fault: `有${within.length}个“${said}”，请连上级一起写，或写区划代码` };
  }
  return {
    fault:
      found.length > 0 ? `“${said}”不在您的管理范围内` : `没有“${said}”这个县（市、区）或乡镇街道`,
  };
}

function byCode(digits: string, regions: readonly Region[]): Region[] {
  const code = digits.length > 9 ? digits.replace(/0+$/, "").padEnd(9, "0") : digits;
  const plain = code.length === 9 && code.endsWith("000") ? code.slice(0, 6) : code;
  const short = plain.endsWith("00") && plain.length === 6 ? plain.slice(0, 4) : plain;
  return regions
    .filter((region) => region.code === short || region.code === plain)
    .filter(isHomeRegion);
}

/** An organisation within reach by its name, and by its region where two have the same. */
export function findOrganisation(
  said: string,
  region: Region | null,
  { organisations }: Places,
): Found<KnownOrganisation> | null {
  const named = organisations.get(plainName(said)) ?? [];
  const fitting = region
    ? named.filter(
        ({ regionCode }) =>
          regionCode.startsWith(region.code) || region.code.startsWith(regionCode),
      )
    : named;
  const [organisation] = fitting;
  if (!organisation) return null;
  return fitting.length === 1
    ? { found: organisation }
    : { fault: `有${fitting.length}个单位叫“${said}”，请把行政区划写上` };
}

/** Brackets and spaces are typed in two widths. */
export function plainName(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "");
}

const kinds: [RegExp, OrganisationKind][] = [
  [/社(会)?工(作)?(服务)?站|工作站$/, "station"],
  [/(社区|村|居委会|村委会|居民委员会|村民委员会)$/, "community"],
  [/(局|部|厅|委|街道办事处|街道办|镇政府|乡政府|人民政府)$/, "department"],
  [/(大学|学院|学校)$/, "university"],
  [/(协会|联合会|基金会|商会|促进会|学会)$/, "association"],
];

/** What kind of organisation a name sounds like. */
export function kindOf(name: string): OrganisationKind {
  const plain = plainName(name).replace(/\(.*\)$/, "");
  return kinds.find(([pattern]) => pattern.test(plain))?.[1] ?? "agency";
}
