import "server-only";
import { and, type Column, type SQL, sql } from "drizzle-orm";
import { people } from "@/db/schema/people";
import type { ChoosePeople } from "@/lib/people/model/person-input";
import { readSearch } from "@/lib/people/model/person-search";
import { foundBy } from "@/lib/people/queries/person-search";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/** The people within reach whom somebody ticked, or whom their search finds. */
export async function chosenBy(
  tx: Transaction,
  permit: Permit,
  { scope, personIds, search }: ChoosePeople,
): Promise<SQL | undefined> {
  return scope === "all"
    ? await foundBy(permit, readSearch(search), tx)
    : and(withinReach(permit), oneOfIds(people.id, personIds));
}

/** As inArray for any number of ids: one parameter, of which a statement may have 65,534. */
export function oneOfIds(column: Column, ids: readonly string[]): SQL {
  return sql`${column} = any(${`{${ids.join(",")}}`}::uuid[])`;
}
