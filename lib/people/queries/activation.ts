import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { activationCodes, activationTries } from "@/db/schema/admission";
import { organisations, people, regions } from "@/db/schema/people";
import type { PersonSearch } from "@/lib/people/model/person-search";
import { foundBy } from "@/lib/people/queries/person-search";
import { masked } from "@/lib/people/rules/mask";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import { blindIndex, blindIndexes } from "@/lib/platform/field-cipher";

/** As many as one list of strips takes. */
export const WAITING_SHOWN = 500;
const PURPOSE = "activation code";

/** What the database keeps of a code. */
export function codeDigest(code: string): string {
  return blindIndex(code, PURPOSE);
}

/** The people within reach whose accounts nobody has opened, and until when their last code holds. */
export async function listWaiting(permit: Permit<"person.write">, search: PersonSearch) {
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      region: regions.name,
      organisation: organisations.name,
      codeUntil: activationCodes.expiresAt,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .leftJoin(
      activationCodes,
      and(
        eq(activationCodes.personId, people.id),
        isNull(activationCodes.usedAt),
        isNull(activationCodes.voidedAt),
      ),
    )
    .where(await foundBy(permit, { ...search, state: "waiting" }))
    .orderBy(asc(people.pinyin), asc(people.id))
    .limit(WAITING_SHOWN);
  return rows.map((row) => ({ ...row, phone: masked("phone", row.phone) }));
}

/** A code as it is now, with whom it is for; null when there is none. */
export async function findCode(tx: Transaction, code: string) {
  const [found] = await tx
    .select({
      id: activationCodes.id,
      expiresAt: activationCodes.expiresAt,
      usedAt: activationCodes.usedAt,
      voidedAt: activationCodes.voidedAt,
      personId: people.id,
      name: people.name,
      phone: people.phone,
      email: people.email,
      userName: people.userName,
      disabledAt: people.disabledAt,
      activated: sql<boolean>`${people.passwordHash} is not null`,
      region: regions.name,
      organisation: organisations.name,
    })
    .from(activationCodes)
    .innerJoin(people, eq(people.id, activationCodes.personId))
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(inArray(activationCodes.digest, blindIndexes(code, PURPOSE)));
  return found ?? null;
}

/** Wrong codes that a machine tried within the hour. */
export async function countTries(tx: Transaction, machine: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ failures: activationTries.failures })
    .from(activationTries)
    .where(and(eq(activationTries.machine, machine), eq(activationTries.hour, hourOf(now))));
  return row?.failures ?? 0;
}

/** The hour in which tries are counted together. */
export function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 3600_000) * 3600_000);
}
