import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { people, roleGrants, sessions } from "@/db/schema/people";
import { findVisitor } from "@/lib/platform/session";
import { makePerson } from "@/tests/support/factories";

const secret = process.env.NEXTAUTH_SECRET ?? "";

async function signedIn(over: Partial<typeof sessions.$inferInsert> = {}) {
  const person = await makePerson();
  const [session] = await db
    .insert(sessions)
    .values({
      personId: person.id,
      userAgent: "test",
      createdAt: new Date(Date.now() - 60_000),
      expiresAt: new Date(Date.now() + 60_000),
      ...over,
    })
    .returning();
  if (!session) throw new Error("insert returned no row");
  const cookie = await encode({ token: { sessionId: session.id }, secret });
  return { person, session, cookie };
}

describe("findVisitor", () => {
  it("knows who the cookie stands for, a learner even without any grant", async () => {
    const { person, session, cookie } = await signedIn();
    expect(await findVisitor(cookie)).toEqual({
      personId: person.id,
      sessionId: session.id,
      name: person.name,
      unread: 0,
      grants: [{ role: "learner", region: person.regionCode }],
    });
  });

  it("reads roles from the database at every asking", async () => {
    const { person, cookie } = await signedIn();
    await findVisitor(cookie);
    await db
      .insert(roleGrants)
      .values({ personId: person.id, role: "manager", regionCode: "4201" });
    expect((await findVisitor(cookie))?.grants).toContainEqual({ role: "manager", region: "4201" });
    await db.delete(roleGrants);
    expect((await findVisitor(cookie))?.grants).toHaveLength(1);
  });

  it.each([
    { validFrom: "2020-01-01", validUntil: "2020-12-31" },
    { validFrom: "2999-01-01", validUntil: null },
  ])("leaves out a role outside its days ($validFrom – $validUntil)", async (days) => {
    const { person, cookie } = await signedIn();
    await db
      .insert(roleGrants)
      .values({ personId: person.id, role: "administrator", regionCode: "42", ...days });
    expect((await findVisitor(cookie))?.grants).toHaveLength(1);
  });

  it("ends at once when the person is disabled", async () => {
    const { person, cookie } = await signedIn();
    expect(await findVisitor(cookie)).not.toBeNull();
    await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, person.id));
    expect(await findVisitor(cookie)).toBeNull();
  });

  it.each([
    ["revoked", { revokedAt: new Date() }],
    ["past its end", { expiresAt: new Date(Date.now() - 1000) }],
  ])("refuses a session that is %s", async (_title, over) => {
    const { cookie } = await signedIn(over);
    expect(await findVisitor(cookie)).toBeNull();
  });

  it("refuses a cookie made with another secret, a bare id and nothing", async () => {
    const { session } = await signedIn();
    const forged = await encode({
      token: { sessionId: session.id },
      secret: "another-secret-another-secret-another",
    });
    for (const cookie of [forged, session.id, "", undefined]) {
      expect(await findVisitor(cookie)).toBeNull();
    }
  });
});
