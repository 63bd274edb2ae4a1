/** The words of places: levels of region, kinds of organisation. Shared by the schema, the rules and the browser. */

export const regionLevels = [
  "province",
  "prefecture",
  "direct_county",
  "county",
  "township",
] as const;
export type RegionLevel = (typeof regionLevels)[number];

/** The region the platform is for, Hubei. What it begins or brings in by itself belongs there. */
export const HOME_REGION = "42";

export const regionLevelNames: Record<RegionLevel, string> = {
  province: "省",
  prefecture: "市（州）",
  direct_county: "省直管",
  county: "县（市、区）",
  township: "乡镇（街道）",
};

/**
 * The significant prefix of a GB/T 2260 code: 42, 4201, 420106, 420106001. The code of a functional zone
 * has a letter where a code of its level has a digit, so that it can never be one: 4201Z1, 420106Z01.
 */
export const REGION_CODE_PATTERN =
  /^\d{2}(\d{2}((\d{2}|[A-Z][0-9A-Z])(\d{3}|[A-Z][0-9A-Z]{2})?)?)?$/;

export type Region = { code: string; name: string; level: RegionLevel; parentCode: string | null };

/** A region as trees and lists show it: with the people and open organisations within it. */
export type TreeRegion = Region & {
  successorCode: string | null;
  organisations: number;
  people: number;
  hasChildren: boolean;
};

/** A region to choose; its name says what it lies in. */
export type RegionChoice = { code: string; name: string; level: RegionLevel };

export const organisationKinds = [
  "station",
  "agency",
  "community",
  "department",
  "university",
  "association",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationKindNames: Record<OrganisationKind, string> = {
  station: "社工站",
  agency: "社工机构",
  community: "社区",
  department: "民政、社会工作部门",
  university: "高校",
  association: "社会组织",
};

export type OrganisationChoice = {
  id: string;
  name: string;
  kind: OrganisationKind;
  regionCode: string;
};

/**
 * What can become of a place. moved: a township to another county, an organisation to another region ·
 * merged: into another, and kept as what it was · absorbed: another one came into it.
 */
export const placeChangeKinds = [
  "created",
  "renamed",
  "kind",
  "contact",
  "moved",
  "merged",
  "absorbed",
  "closed",
  "reopened",
] as const;
export type PlaceChangeKind = (typeof placeChangeKinds)[number];

/** One line of a place's history. `by` is null when the platform itself acted, or somebody out of sight. */
export type PlaceChange = {
  id: string;
  at: Date;
  by: string | null;
  kind: PlaceChangeKind;
  was: string | null;
  became: string | null;
};
