import "server-only";
import { and, eq } from "drizzle-orm";
import { studyFlags } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { ReviewFlag } from "@/lib/learning/model/inputs";
import { withinReach } from "@/lib/people/queries/reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Somebody has looked at a striking pattern and says what it was. Nothing else changes by it. */
export const reviewFlag = defineCommand({
  name: "learning.review_flag",
  permission: "study.review",
  input: ReviewFlag,

  async run({ tx, permit, input: { flagId, remark }, now }) {
    const [flag] = await tx
      .select({ personId: studyFlags.personId, reviewedAt: studyFlags.reviewedAt })
      .from(studyFlags)
      .innerJoin(people, eq(people.id, studyFlags.personId))
      .where(and(eq(studyFlags.id, flagId), withinReach(permit)))
      .for("update", { of: studyFlags });
    if (!flag) return refuse("not_found");
    const reviewedBy = personOf(permit);
    if (flag.personId === reviewedBy) return refuse("flag.own");
    if (flag.reviewedAt) return refuse("flag.reviewed");
    await tx
      .update(studyFlags)
      .set({ reviewedAt: now, reviewedBy, remark })
      .where(eq(studyFlags.id, flagId));
    return ok({ flagId });
  },

  audit: ({ input: { flagId, remark } }) => ({ subject: `flag:${flagId}`, detail: { remark } }),
});
