import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { activationCodes } from "@/db/schema/admission";
import { organisations, people, regions } from "@/db/schema/people";
import { accountState } from "@/lib/people/queries/person-search";
import { withinReach } from "@/lib/people/queries/reach";
import { openOf } from "@/lib/people/queries/sealed";
import { holdersOfMore } from "@/lib/people/queries/standing";
import { masked } from "@/lib/people/rules/mask";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import { isUuid } from "@/lib/platform/result";

/** Somebody within reach with what is known of them, masked where it is; null when there is nobody. */
export async function getPerson(permit: Permit<"person.read">, personId: string) {
  if (!isUuid(personId)) return null;
  const person = await findPerson(db, permit, personId);
  if (!person) return null;
  const { phone, email, idNumber, qualificationNumber, ...plain } = person;
  return {
    ...plain,
    masked: {
      phone: masked("phone", phone),
      email: masked("email", email),
      idNumber: masked("idNumber", idNumber),
      qualificationNumber: masked("qualificationNumber", qualificationNumber),
    },
    holdsMore: (await holdersOfMore(db, permit, eq(people.id, personId))).size > 0,
    codeUntil: plain.state === "waiting" ? await openCodeUntil(personId) : null,
  };
}

/** The same unmasked: for commands, which say to whom and why. */
export async function findPerson(source: Database | Transaction, permit: Permit, personId: string) {
  const [row] = await source
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      email: people.email,
      userName: people.userName,
      idNumberSealed: people.idNumberSealed,
      qualificationNumberSealed: people.qualificationNumberSealed,
      regionCode: people.regionCode,
      regionName: regions.name,
      organisationId: people.organisationId,
      organisationName: organisations.name,
      position: people.position,
      qualification: people.qualification,
      remark: people.remark,
      createdAt: people.createdAt,
      state: accountState,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.id, personId), withinReach(permit)));
  if (!row) return null;
  const { idNumberSealed, qualificationNumberSealed, ...person } = row;
  return {
    ...person,
    idNumber: openOf("idNumber", personId, idNumberSealed),
    qualificationNumber: openOf("qualificationNumber", personId, qualificationNumberSealed),
  };
}

async function openCodeUntil(personId: string): Promise<Date | null> {
  const [code] = await db
    .select({ expiresAt: activationCodes.expiresAt })
    .from(activationCodes)
    .where(
      and(
        eq(activationCodes.personId, personId),
        isNull(activationCodes.usedAt),
        isNull(activationCodes.voidedAt),
      ),
    )
    .orderBy(desc(activationCodes.issuedAt))
    .limit(1);
  return code?.expiresAt ?? null;
}
