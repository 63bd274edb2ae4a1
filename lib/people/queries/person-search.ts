import "server-only";
import { and, eq, gte, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { organisations, people, roleGrants } from "@/db/schema/people";
import type { PersonSearch } from "@/lib/people/model/person-search";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/**
 * The people within reach whom a search finds, as a condition on `people`. Organisations are looked up
 * first: the planner then joins indexes of names, sounds, phones and organisations.
 */
export async function foundBy(
  permit: Permit,
  search: PersonSearch,
  source: Database | Transaction = db,
): Promise<SQL> {
  const [named, within] = await Promise.all([
    organisationsCalled(search.q, source),
    organisationsCalled(search.organisation, source),
  ]);
  return (
    and(
      withinReach(permit),
      search.q === "" ? undefined : calledSo(search.q, named),
      search.region === "" ? undefined : sql`starts_with(${people.regionCode}, ${search.region})`,
      search.organisation === "" ? undefined : oneOf(within),
      search.position === "" ? undefined : eq(people.position, search.position),
      search.qualification === "" ? undefined : eq(people.qualification, search.qualification),
      search.role === "" ? undefined : holding(search.role),
      search.state === "" ? undefined : states[search.state],
      search.since === ""
        ? undefined
        : gte(people.createdAt, new Date(`${search.since}T00:00:00+08:00`)),
    ) ?? sql`true`
  );
}

/** What an account is, as SQL; the three exclude each other. */
export const accountState = sql<"waiting" | "active" | "disabled">`case
  when ${people.disabledAt} is not null then 'disabled'
  when ${people.passwordHash} is null then 'waiting' else 'active' end`;

const states = {
  disabled: isNotNull(people.disabledAt),
  waiting: and(isNull(people.disabledAt), isNull(people.passwordHash)),
  active: and(isNull(people.disabledAt), isNotNull(people.passwordHash)),
};

/**
 * What somebody typed decides what it can be: digits are a phone or its last four, letters the sound of a name
 * or its first letters, an @ an address, anything else the beginning or the end of a name, or an organisation.
 */
function calledSo(typed: string, organisationIds: readonly string[]): SQL | undefined {
  const plain = typed.normalize("NFKC").trim().toLowerCase();
  const compact = plain.replaceAll(/[\s\-·.']/g, "");
  // A part of a number would tell, try by try, what is masked on the screen.
  if (/^\d{11}$/.test(compact)) return eq(people.phone, compact);
  if (/^\d{4}$/.test(compact)) return ends(people.phone, compact);
  if (/^\d+$/.test(compact)) return sql`false`;
  if (plain.includes("@")) return eq(people.email, plain);
  if (/^[a-z0-9._]+$/.test(compact)) {
    return or(
      begins(people.pinyin, compact),
      begins(people.initials, compact),
      eq(people.userName, plain),
    );
  }
  const name = typed.normalize("NFKC").trim();
  return or(begins(people.name, name), ends(people.name, name), oneOf(organisationIds));
}

type TextColumn =
  | typeof people.phone
  | typeof people.name
  | typeof people.pinyin
  | typeof people.initials;

function begins(column: TextColumn, text: string): SQL {
  return sql`starts_with(${column}, ${text})`;
}

/** By an index of the texts written backwards. */
function ends(column: TextColumn, text: string): SQL {
  return sql`starts_with(reverse(${column}), ${[...text].reverse().join("")})`;
}

function oneOf(ids: readonly string[]): SQL {
  return ids.length > 0 ? inArray(people.organisationId, [...ids]) : sql`false`;
}

async function organisationsCalled(
  words: string,
  source: Database | Transaction,
): Promise<string[]> {
  if (!/\p{Script=Han}|[a-z]/iu.test(words)) return [];
  const pattern = `%${words.normalize("NFKC").replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await source
    .select({ id: organisations.id })
    .from(organisations)
    .where(ilike(organisations.name, pattern));
  return rows.map(({ id }) => id);
}

function holding(role: Exclude<PersonSearch["role"], "">): SQL {
  const which = role === "any" || role === "none" ? sql`true` : sql`${roleGrants.role} = ${role}`;
  const held = sql`exists (select from ${roleGrants} where ${roleGrants.personId} = ${people.id} and ${roleGrants.revokedAt} is null
    and (now() at time zone 'Asia/Shanghai')::date
      between ${roleGrants.validFrom} and coalesce(${roleGrants.validUntil}, 'infinity')
    and ${which})`;
  return role === "none" ? sql`not ${held}` : held;
}
