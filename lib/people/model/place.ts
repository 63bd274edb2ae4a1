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

/** `code` is the significant prefix of the GB/T 2260 code: 42, 4201, 420106, 420106001. */
export type Region = { code: string; name: string; level: RegionLevel; parentCode: string | null };

export const organisationKinds = [
  "station",
  "agency",
  "community",
  "department",
  "university",
  "association",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export type OrganisationChoice = {
  id: string;
  name: string;
  kind: OrganisationKind;
  regionCode: string;
};
