/** Where a row puts somebody: a region and perhaps an organisation, both within reach. Pure. */
import {
  findOrganisation,
  findRegion,
  plainName,
  type regionIndex,
} from "@/lib/transfer/rules/people/find-places";
import type { Known, KnownPerson, NewOrganisation } from "@/lib/transfer/rules/people/known";
import type { SaidRow } from "@/lib/transfer/rules/people/parse-row";

export type Placed = {
  regionCode: string;
  regionName: string;
  organisationId: string | null;
  organisationName: string | null;
  /** One that is to be made first. */
  organisation: NewOrganisation | null;
  fault?: undefined;
};
type Place = Placed | { fault: string };

export function placePerson(
  said: SaidRow,
  person: KnownPerson | null,
  known: Known,
  index: ReturnType<typeof regionIndex>,
  createOrganisations: boolean,
): Place {
  const place = placeOf(said, person, known, index, createOrganisations);
  if (place.fault !== undefined) return place;
  const { regions, organisationIds } = known.reach;
  const within =
    regions.some((own) => place.regionCode.startsWith(own)) ||
    (place.organisationId !== null && organisationIds.includes(place.organisationId));
  return within ? place : { fault: "这样会放到您的管理范围以外，请写上您管理的单位" };
}

function placeOf(
  said: SaidRow,
  person: KnownPerson | null,
  known: Known,
  index: ReturnType<typeof regionIndex>,
  createOrganisations: boolean,
): Place {
  const region = said.region ? findRegion(said.region, index, known) : null;
  if (region?.fault !== undefined) return { fault: region.fault };
  const home = region?.found ?? null;
  if (!said.organisation) return withoutOrganisation(home, person);
  const organisation = findOrganisation(said.organisation, home, known);
  if (organisation?.fault !== undefined) return { fault: organisation.fault };
  if (organisation) {
    const { id, name, regionCode } = organisation.found;
    const code = home && home.code.length >= regionCode.length ? home.code : regionCode;
    return {
      regionCode: code,
      regionName: known.regions.find((one) => one.code === code)?.name ?? code,
      organisationId: id,
      organisationName: name,
      organisation: null,
    };
  }
  return newOrganisation(said.organisation, home, createOrganisations);
}

function withoutOrganisation(
  home: { code: string; name: string } | null,
  person: KnownPerson | null,
): Place {
  if (home) {
    return {
      regionCode: home.code,
      regionName: home.name,
      organisationId: person?.organisationId ?? null,
      organisationName: person?.organisationName ?? null,
      organisation: null,
    };
  }
  if (!person) return { fault: "没有写单位，也没有写行政区划，不知道归在哪里" };
  const { regionCode, regionName, organisationId, organisationName } = person;
  return { regionCode, regionName, organisationId, organisationName, organisation: null };
}

function newOrganisation(
  said: string,
  home: { code: string; name: string } | null,
  createOrganisations: boolean,
): Place {
  if (!createOrganisations) {
    return { fault: `您的管理范围内没有“${said}”这个单位，请核对名称，或勾选“新建单位”` };
  }
  if (!home) return { fault: `要新建“${said}”，请写上它的行政区划` };
  if (said.length < 2) return { fault: "单位名称太短" };
  return {
    regionCode: home.code,
    regionName: home.name,
    organisationId: null,
    organisationName: said,
    organisation: { key: `${home.code}/${plainName(said)}`, name: said, regionCode: home.code },
  };
}
