import "server-only";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { organisations, people, regions } from "@/db/schema/people";
import type { PersonSearch, PersonSort } from "@/lib/people/model/person-search";
import type { GrantedRole } from "@/lib/people/model/role";
import { accountState, foundBy } from "@/lib/people/queries/person-search";
import { withinReach } from "@/lib/people/queries/reach";
import { accountNameOf } from "@/lib/people/rules/account";
import { masked } from "@/lib/people/rules/mask";
import type { Permit } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

export const PEOPLE_PER_PAGE = 50;
const POSITIONS_SHOWN = 100;

/**
 * People within reach whom a search finds, `PEOPLE_PER_PAGE` at a time, with the mark after which the next
 * page begins; null when this is the last.
 */
export async function listPeople(
  permit: Permit<"person.read">,
  search: PersonSearch,
  after: string | null = null,
) {
  const order = orderOf(search);
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      regionName: regions.name,
      organisationName: organisations.name,
      position: people.position,
      qualification: people.qualification,
      state: accountState,
      roles: sql<GrantedRole[]>`array(select distinct g.role from role_grants g
        where g.person_id = ${people.id} and g.revoked_at is null and (now() at time zone 'Asia/Shanghai')::date
          between g.valid_from and coalesce(g.valid_until, 'infinity') order by 1)`,
      mark: order.mark,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(await foundBy(permit, search), after ? order.after(after) : undefined))
    .orderBy(...order.by)
    .limit(PEOPLE_PER_PAGE + 1);
  const shown = rows.slice(0, PEOPLE_PER_PAGE);
  return {
    people: shown.map(({ mark: _, phone, ...person }) => ({
      ...person,
      phone: masked("phone", phone),
    })),
    next: rows.length > PEOPLE_PER_PAGE ? (shown.at(-1)?.mark ?? null) : null,
  };
}

/** How many people within reach a search finds. */
export async function countPeople(permit: Permit<"person.read">, search: PersonSearch) {
  return await db.$count(people, await foundBy(permit, search));
}

/** Positions that people within reach have. The index of positions is stepped through, a step for each. */
export async function listPositions(permit: Permit<"person.read">): Promise<string[]> {
  const rows = await db.execute<{ position: string }>(sql`
    with recursive step as (
      (select position, 1 as n from people where position is not null order by position limit 1)
      union all
      select (select p.position from people p where p.position > step.position
        order by p.position limit 1), n + 1
      from step where step.position is not null and n < ${POSITIONS_SHOWN}
    )
    select position from step where position is not null and exists (
      select from ${people} where ${people.position} = step.position and ${withinReach(permit)})
    order by position`);
  return rows.map(({ position }) => position);
}

/**
 * Whoever asks for a name means few people: found by its index and sorted, not looked for among all in
 * their order, to which the planner is tempted by the index of sounds.
 */
function orderOf({ sort, q }: PersonSearch): Order {
  const order = orders[sort];
  if (sort !== "name" || q === "") return order;
  return { ...order, by: [sql`${people.pinyin} || ''`, asc(people.id)] };
}

type Order = { by: SQL[]; mark: SQL<string>; after(mark: string): SQL };

/** A mark is the row's place in the order, then its id: places may be shared. */
const orders: Record<PersonSort, Order> = {
  name: {
    by: [asc(people.pinyin), asc(people.id)],
    mark: sql<string>`concat(${people.pinyin}, '~', ${people.id})`,
    after(mark) {
      const { place, id } = placeOf(mark);
      // Names whose sound is not noted yet come last.
      return place === ""
        ? sql`(${people.pinyin} is null and ${people.id} > ${id})`
        : sql`((${people.pinyin}, ${people.id}) > (${place}, ${id}::uuid) or ${people.pinyin} is null)`;
    },
  },
  newest: byJoining([desc(people.createdAt), desc(people.id)], sql`<`),
  oldest: byJoining([asc(people.createdAt), asc(people.id)], sql`>`),
};

function byJoining(by: SQL[], beyond: SQL): Order {
  return {
    by,
    // To the microsecond, which a Date does not hold.
    mark: sql<string>`concat((extract(epoch from ${people.createdAt}) * 1000000)::bigint, '~', ${people.id})`,
    after(mark) {
      const { place, id } = placeOf(mark);
      const microseconds = /^\d{1,16}$/.test(place) ? place : "0";
      return sql`(${people.createdAt}, ${people.id}) ${beyond}
        ('epoch'::timestamptz + ${microseconds}::bigint * interval '1 microsecond', ${id}::uuid)`;
    },
  };
}

function placeOf(mark: string): { place: string; id: string } {
  const [place = "", id = ""] = mark.split("~");
  return { place, id: isUuid(id) ? id : "00000000-0000-0000-0000-000000000000" };
}

/** The person behind an account name as an operator types it; for the command line, which is not a person. */
export async function findPersonId(account: string): Promise<string | null> {
  const name = accountNameOf(account);
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .where(eq(people[name.column], name.value));
  return person?.id ?? null;
}
