/**
 * Makes valid rows with the fewest words; a test states only what it is about. The same
 * region and the same clearly fictional people serve every test.
 */
import { db } from "@/db/client";
import { courseTeam } from "@/db/schema/authoring";
import { organisations, people, regions, roleGrants } from "@/db/schema/people";
import type { GrantedRole } from "@/lib/people/model/role";
import type { Actor, CourseRole } from "@/lib/platform/authority";

const regionRows = [
  { code: "42", name: "湖北省", level: "province", parentCode: null },
  { code: "4201", name: "武汉市", level: "prefecture", parentCode: "42" },
  { code: "420103", name: "江汉区", level: "county", parentCode: "4201" },
  { code: "420106", name: "武昌区", level: "county", parentCode: "4201" },
  { code: "4205", name: "宜昌市", level: "prefecture", parentCode: "42" },
  { code: "420502", name: "西陵区", level: "county", parentCode: "4205" },
] as const;

/** The regions that tests refer to; safe to call again. */
export async function makeRegions() {
  await db
    .insert(regions)
    .values([...regionRows])
    .onConflictDoNothing();
}

export async function makeOrganisation(
  over: Partial<typeof organisations.$inferInsert> = {},
): Promise<typeof organisations.$inferSelect> {
  await makeRegions();
  const values = {
    regionCode: "420106",
    name: "青禾社区社工站（虚构）",
    kind: "station" as const,
    ...over,
  };
  const [row] = await db.insert(organisations).values(values).returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}

let counted = 0;

export async function makePerson(
  over: Partial<typeof people.$inferInsert> = {},
): Promise<typeof people.$inferSelect> {
  await makeRegions();
  counted += 1;
  const values = { name: "田小禾", userName: `tester${counted}`, regionCode: "420106", ...over };
  const [row] = await db.insert(people).values(values).returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}

/** A person with a role over a region, as the session would present them; a learner needs no grant. */
export async function makeActor(
  role: GrantedRole | "learner" = "learner",
  region = "420106",
): Promise<Actor & { personId: string }> {
  const person = await makePerson({ regionCode: region.length < 6 ? "420106" : region });
  const learner = { role: "learner", region: person.regionCode } as const;
  if (role === "learner") return { personId: person.id, grants: [learner] };
  await db.insert(roleGrants).values({ personId: person.id, role, regionCode: region });
  return { personId: person.id, grants: [learner, { role, region }] };
}

/** Somebody of a course's team, as the session would present them. */
export async function makeTeacher(
  courseId: string,
  role: CourseRole = "author",
  region = "420106",
): Promise<Actor & { personId: string }> {
  const person = await makePerson({ regionCode: region });
  await db.insert(courseTeam).values({ courseId, personId: person.id, role });
  return {
    personId: person.id,
    grants: [
      { role: "learner", region },
      { role, courseId },
    ],
  };
}
