/** What each row of a file would do, beside the people who are there. Pure. */
import { qualificationNames, type RowResult } from "@/lib/people/model/person";
import { masked } from "@/lib/people/rules/mask";
import type { FieldChange, ImportRow } from "@/lib/transfer/model/people-import";
import { regionIndex } from "@/lib/transfer/rules/people/find-places";
import type {
  Known,
  KnownPerson,
  NewOrganisation,
  PersonValues,
} from "@/lib/transfer/rules/people/known";
import { matchOf, twinOf } from "@/lib/transfer/rules/people/match-person";
import { parseRow, type SaidRow } from "@/lib/transfer/rules/people/parse-row";
import { type Placed, placePerson } from "@/lib/transfer/rules/people/place-person";

export type PlannedRow = {
  row: number;
  name: string;
  phone: string;
  result: RowResult;
  reason: string;
  changes: FieldChange[];
  /** What is to be written; null where nothing is. */
  write: {
    personId: string | null;
    values: PersonValues;
    newOrganisation: NewOrganisation | null;
  } | null;
};

/** @param createOrganisations whether an unknown organisation is made instead of refused */
export function planImport(
  rows: readonly ImportRow[],
  known: Known,
  createOrganisations: boolean,
): PlannedRow[] {
  const index = regionIndex(known.regions);
  const seen = { phones: new Map<string, number>(), numbers: new Map<string, number>() };
  const rowOf = new Map<string, number>();
  return rows.map((row) => {
    const { said, fault } = parseRow(row);
    const plain = { row: said.row, name: said.name, phone: said.phone, changes: [], write: null };
    const refused = (result: RowResult, reason: string): PlannedRow => ({
      ...plain,
      result,
      reason,
    });
    if (fault) return refused("faulty", fault);
    const twin = twinOf(said, seen);
    if (twin) return refused("duplicate", twin);
    const match = matchOf(said, known);
    if (match.refused) return refused(match.refused.result, match.refused.reason);
    const before = match.person && rowOf.get(match.person.id);
    if (before) return refused("duplicate", `和第${before}行是同一个人`);
    if (match.person) rowOf.set(match.person.id, said.row);
    const place = placePerson(said, match.person, known, index, createOrganisations);
    if (place.fault !== undefined) return refused("faulty", place.fault);
    const values = merged(said, match.person, place);
    const changes = match.person ? changesOf(match.person, values, place) : [];
    const write = {
      personId: match.person?.id ?? null,
      values,
      newOrganisation: place.organisation,
    };
    if (!match.person) return { ...plain, result: "new", reason: newWords(place), write };
    if (changes.length === 0) return refused("same", "和平台上的一样");
    const reason = changes.map(({ field, from, to }) => `${field}：${from} → ${to}`).join("；");
    return { ...plain, result: "changed", reason, changes, write };
  });
}

/** What the row says, and where it is silent what was known. */
function merged(said: SaidRow, person: KnownPerson | null, place: Placed): PersonValues {
  return {
    name: said.name,
    phone: said.phone,
    idNumber: said.idNumber ?? person?.idNumber ?? null,
    regionCode: place.regionCode,
    organisationId: place.organisationId,
    position: said.position ?? person?.position ?? null,
    qualification: said.qualification ?? person?.qualification ?? "none",
    qualificationNumber: said.qualificationNumber ?? person?.qualificationNumber ?? null,
    remark: said.remark ?? person?.remark ?? null,
  };
}

function changesOf(person: KnownPerson, values: PersonValues, place: Placed): FieldChange[] {
  const pairs: [string, string | null, string | null][] = [
    ["手机号", masked("phone", person.phone), masked("phone", values.phone)],
    ["证件号码", masked("idNumber", person.idNumber), masked("idNumber", values.idNumber)],
    ["单位", person.organisationName, place.organisationName],
    ["行政区划", person.regionName, place.regionName],
    ["岗位", person.position, values.position],
    [
      "职业资格等级",
      qualificationNames[person.qualification],
      qualificationNames[values.qualification],
    ],
    [
      "资格证书号",
      masked("qualificationNumber", person.qualificationNumber),
      masked("qualificationNumber", values.qualificationNumber),
    ],
    ["备注", person.remark, values.remark],
  ];
  const differs = [
    person.phone !== values.phone,
    person.idNumber !== values.idNumber,
    person.organisationId !== values.organisationId || place.organisation !== null,
    person.regionCode !== values.regionCode,
    person.position !== values.position,
    person.qualification !== values.qualification,
    person.qualificationNumber !== values.qualificationNumber,
    person.remark !== values.remark,
  ];
  return pairs.flatMap(([field, from, to], at) =>
    differs[at] ? [{ field, from: from ?? "（空）", to: to ?? "（空）" }] : [],
  );
}

function newWords(place: Placed): string {
  return place.organisation ? `同时新建单位“${place.organisation.name}”` : "";
}
