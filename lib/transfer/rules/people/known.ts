/** What is known beside a file of people. Pure. */
import type { QualificationLevel } from "@/lib/people/model/person";
import type { Places } from "@/lib/transfer/rules/people/find-places";

/** What can be said of a person by a row. */
export type PersonValues = {
  name: string;
  phone: string | null;
  idNumber: string | null;
  regionCode: string;
  organisationId: string | null;
  position: string | null;
  qualification: QualificationLevel;
  qualificationNumber: string | null;
  remark: string | null;
};

export type KnownPerson = PersonValues & {
  id: string;
  /** Within reach of whoever imports; of others nothing may be told. */
  within: boolean;
  holdsMore: boolean;
  disabled: boolean;
  regionName: string;
  organisationName: string | null;
};

export type Known = Places & {
  byPhone: ReadonlyMap<string, KnownPerson>;
  byIdNumber: ReadonlyMap<string, KnownPerson>;
};

/** An organisation that is to be made, by its plain name and region. */
export type NewOrganisation = { key: string; name: string; regionCode: string };
