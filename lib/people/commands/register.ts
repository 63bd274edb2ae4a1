import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { organisations, people, regions } from "@/db/schema/people";
import { Register } from "@/lib/people/model/account";
import { isHomeRegion, passwordProblem } from "@/lib/people/rules/account";
import { soundOf } from "@/lib/people/rules/pinyin";
import { isWithinRegion } from "@/lib/people/rules/region-code";
import { defineCommand } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/password";
import { ok, refuse } from "@/lib/platform/result";

/** Opens an account for oneself: a learner, with no other role, whatever is sent. */
export const register = defineCommand({
  name: "people.register",
  permission: "account.open",
  input: Register,

  async run({ tx, input, now }) {
    const problem = passwordProblem(input.password, input);
    if (problem) return refuse("invalid_input", { password: [problem] });

    const regionCode = input.townshipCode ?? input.regionCode;
    const [region] = await tx
      .select({ level: regions.level })
      .from(regions)
      .where(and(eq(regions.code, regionCode), isNull(regions.abolishedAt)));
    if (!region || !isHomeRegion(region)) {
      return refuse("invalid_input", { regionCode: ["请选择所在的县（市、区）"] });
    }
    if (!isWithinRegion(regionCode, input.regionCode)) {
      return refuse("invalid_input", { townshipCode: ["请选择该县（市、区）的乡镇（街道）"] });
    }

    if (input.organisationId) {
      const [organisation] = await tx
        .select({ id: organisations.id })
        .from(organisations)
        .where(
          and(
            eq(organisations.id, input.organisationId),
            isNull(organisations.closedAt),
            sql`starts_with(${organisations.regionCode}, ${input.regionCode})`,
          ),
        );
      if (!organisation) {
        return refuse("invalid_input", { organisationId: ["请选择该县（市、区）的单位"] });
      }
    }

    // The unique key decides between two registrations at once; the loser gets no row.
    const [person] = await tx
      .insert(people)
      .values({
        name: input.name,
        ...soundOf(input.name),
        phone: input.phone,
        passwordHash: await hashPassword(input.password),
        regionCode,
        organisationId: input.organisationId,
        createdAt: now,
      })
      .onConflictDoNothing({ target: people.phone })
      .returning({ id: people.id });
    return person
      ? ok({ personId: person.id, account: input.phone })
      : refuse("account.taken", { phone: ["这个手机号已经注册过"] });
  },

  audit: ({ value }) => ({ subject: `person:${value.personId}`, personId: value.personId }),
});
