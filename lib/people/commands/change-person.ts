import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import { people, regions } from "@/db/schema/people";
import { ChangePerson } from "@/lib/people/model/person-input";
import { findPerson } from "@/lib/people/queries/person";
import { findOrganisations } from "@/lib/people/queries/place-choices";
import { withinReach } from "@/lib/people/queries/reach";
import { idNumberIndex, sealOf } from "@/lib/people/queries/sealed";
import { holdersOfMore } from "@/lib/people/queries/standing";
import { isHomeRegion } from "@/lib/people/rules/account";
import { idNumberProblem, plainNumber } from "@/lib/people/rules/id-number";
import { soundOf } from "@/lib/people/rules/pinyin";
import type { Permit } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

type Input = z.output<typeof ChangePerson>;

/**
 * Changes what is known of somebody within reach, who stays within it. A masked number that is not sent
 * stays what it was.
 */
export const changePerson = defineCommand({
  name: "people.change_person",
  permission: "person.write",
  input: ChangePerson,

  async run({ tx, permit, input }) {
    const [locked] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, input.personId), withinReach(permit)))
      .for("update");
    const person = locked && (await findPerson(tx, permit, input.personId));
    if (!person) return refuse("not_found");
    const above = await holdersOfMore(tx, permit, eq(people.id, input.personId));
    if (above.size > 0) return refuse("account.holds_more_change");
    const place = await placeFor(tx, permit, input, person);
    if (!place.ok) return place;
    const phone = await phoneFor(tx, permit, input, person);
    if (!phone.ok) return phone;
    const idNumber = input.idNumber === null ? person.idNumber : plainNumber(input.idNumber);
    const problem = idNumber && idNumber !== person.idNumber ? idNumberProblem(idNumber) : null;
    if (problem) return refuse("invalid_input", { idNumber: [problem] });

    const { name, position, qualification, remark } = input;
    const next = {
      ...{ name, position, qualification, remark, idNumber },
      ...{ phone: phone.value, ...place.value },
      qualificationNumber: input.qualificationNumber
        ? plainNumber(input.qualificationNumber)
        : person.qualificationNumber,
    };
    const fields = (Object.keys(next) as (keyof typeof next)[]).filter(
      (field) => next[field] !== person[field],
    );
    if (fields.length > 0) await write(tx, person, next);
    // The answer goes to a browser. Numbers are not repeated: that one changed is what is asked about.
    const changes = Object.fromEntries(
      fields
        .filter((field) => !SECRET.some((secret) => secret === field))
        .map((field) => [field, { from: person[field], to: next[field] }]),
    );
    return ok({ personId: person.id, fields, changes });
  },

  audit: ({ value: { personId, fields, changes } }) =>
    fields.length > 0 ? { subject: `person:${personId}`, detail: { fields, changes } } : null,
});

const SECRET = ["phone", "idNumber", "qualificationNumber"];

type Next = {
  name: string;
  idNumber: string | null;
  qualificationNumber: string | null;
  [column: string]: string | null;
};

async function write(
  tx: Transaction,
  person: NonNullable<Awaited<ReturnType<typeof findPerson>>>,
  { idNumber, qualificationNumber, ...plain }: Next,
) {
  await tx
    .update(people)
    .set({
      ...plain,
      ...soundOf(plain.name),
      ...(idNumber === person.idNumber
        ? {}
        : {
            idNumberSealed: sealOf("idNumber", person.id, idNumber),
            idNumberIndex: idNumberIndex(idNumber),
          }),
      ...(qualificationNumber === person.qualificationNumber
        ? {}
        : {
            qualificationNumberSealed: sealOf(
              "qualificationNumber",
              person.id,
              qualificationNumber,
            ),
          }),
    })
    .where(eq(people.id, person.id));
}

type Settled = {
  regionCode: string;
  organisationId: string | null;
  organisationName: string | null;
};

function isSame(organisation: string | null, { organisationName }: Settled): boolean {
  return (organisation ?? "") === (organisationName ?? "");
}

/** The region and organisation, both as named and together within reach. */
async function placeFor(
  tx: Transaction,
  permit: Permit,
  input: Input,
  person: Settled,
): Promise<Result<{ regionCode: string; organisationId: string | null }>> {
  // Whoever stays where they are may: in a closed organisation too, and where one has no say.
  if (input.regionCode === person.regionCode && isSame(input.organisation, person)) {
    return ok({ regionCode: person.regionCode, organisationId: person.organisationId });
  }
  const [region] = await tx
    .select({ level: regions.level })
    .from(regions)
    .where(and(eq(regions.code, input.regionCode), isNull(regions.abolishedAt)));
  if (!region || !isHomeRegion(region)) {
    return refuse("invalid_input", { regionCode: ["请选择县（市、区）或乡镇街道"] });
  }
  const found = input.organisation ? await findOrganisations(permit, input.organisation, tx) : [];
  const fitting = found.filter(
    ({ regionCode }) =>
      found.length === 1 ||
      regionCode.startsWith(input.regionCode) ||
      input.regionCode.startsWith(regionCode),
  );
  const [organisation] = fitting;
  if (input.organisation && !organisation) {
    return refuse("invalid_input", { organisation: ["您的管理范围内没有这个单位，请核对名称"] });
  }
  if (fitting.length > 1) {
    return refuse("invalid_input", { organisation: ["有同名的单位，请把行政区划选得更细"] });
  }
  const { regions: prefixes, organisationIds } = permit.reach;
  const organisationId = organisation?.id ?? null;
  const hasRegion = prefixes.some((prefix) => input.regionCode.startsWith(prefix));
  // Who looks after an organisation alone has no say in where its people live.
  const ownOrganisation = organisationId !== null && organisationIds.includes(organisationId);
  const within =
    hasRegion ||
    (ownOrganisation && [person.regionCode, organisation?.regionCode].includes(input.regionCode));
  return within
    ? ok({ regionCode: input.regionCode, organisationId })
    : refuse("invalid_input", { regionCode: ["这样会移出您的管理范围，请联系上级管理员"] });
}

/** The phone as it is to be: the same where none was sent. Of who has it elsewhere nothing is told. */
async function phoneFor(
  tx: Transaction,
  permit: Permit,
  input: Input,
  person: { id: string; phone: string | null },
): Promise<Result<string | null>> {
  if (input.phone === null || input.phone === person.phone) return ok(person.phone);
  const taken = and(eq(people.phone, input.phone), ne(people.id, person.id));
  if ((await tx.$count(people, taken)) === 0) return ok(input.phone);
  const [near] = await tx
    .select({ name: people.name })
    .from(people)
    .where(and(taken, withinReach(permit)));
  return near
    ? refuse("invalid_input", { phone: [`这个手机号已是“${near.name}”的账号`] })
    : refuse("invalid_input", { phone: ["该手机号已有账号，请联系上级管理员"] });
}
