import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { organisations, people, roleGrants } from "@/db/schema/people";
import { DEMO_PASSWORD, demoAccounts } from "@/lib/people/model/account";
import { soundOf } from "@/lib/people/rules/pinyin";
import { defineCommand } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/password";
import { ok } from "@/lib/platform/result";

const DEMO_ORGANISATION = {
  regionCode: "420106",
  name: "青禾街道社工站（演示）",
  kind: "station",
} as const;

const emails = demoAccounts.map(({ email }) => email);

/** Creates the demo accounts that are missing; those that exist are left as their users made them. */
export const createDemo = defineCommand({
  name: "people.create_demo",
  permission: "account.demonstrate",
  input: z.object({}),

  async run({ tx, now }) {
    const present = await tx
      .select({ email: people.email })
      .from(people)
      .where(inArray(people.email, emails));
    // What its users made of the demonstration's organisation is theirs as well.
    if (present.length === emails.length) return ok({ created: 0 });
    await tx.insert(organisations).values(DEMO_ORGANISATION).onConflictDoNothing();
    const [station] = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(
        and(
          eq(organisations.regionCode, DEMO_ORGANISATION.regionCode),
          eq(organisations.name, DEMO_ORGANISATION.name),
          isNull(organisations.closedAt),
        ),
      );
    if (!station) throw new Error("The demo organisation was not created");

    const passwordHash = await hashPassword(DEMO_PASSWORD);
    const created = await tx
      .insert(people)
      .values(
        demoAccounts.map(({ email, name }) => ({
          email,
          name,
          ...soundOf(name),
          passwordHash,
          regionCode: DEMO_ORGANISATION.regionCode,
          organisationId: station.id,
          createdAt: now,
        })),
      )
      .onConflictDoNothing({ target: people.email })
      .returning({ id: people.id, email: people.email });

    const grants = created.flatMap(({ id, email }) => {
      const grant = demoAccounts.find((account) => account.email === email)?.grant;
      return grant ? [{ personId: id, ...grant, validFrom: sql`date '2020-01-01'` }] : [];
    });
    if (grants.length > 0) await tx.insert(roleGrants).values(grants);
    return ok({ created: created.length });
  },

  audit: ({ value }) =>
    value.created > 0 ? { subject: "people:demo", detail: { created: value.created } } : null,
});
