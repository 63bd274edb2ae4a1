import "server-only";
import { listOwnCertificates } from "@/lib/credentials/queries/own";
import type { LearningRecord } from "@/lib/credentials/rules/record";
import { getOwnHeading, listOwnEntries, listStudiedCourses } from "@/lib/learning/queries/archive";
import type { Permit } from "@/lib/platform/authority";
import { env } from "@/lib/platform/env";

/** Everything this person learned, as they may take it along. */
export async function getLearningRecord(
  permit: Permit<"course.study">,
  now = new Date(),
): Promise<LearningRecord> {
  const [person, courses, entries, certificates] = await Promise.all([
    getOwnHeading(permit),
    listStudiedCourses(permit),
    listOwnEntries(permit),
    listOwnCertificates(permit),
  ]);
  return {
    format: "wushe-learning-record",
    version: 1,
    madeAt: now.toISOString(),
    issuer: new URL(env.NEXTAUTH_URL).origin,
    periodMinutes: env.PERIOD_MINUTES,
    person,
    courses,
    entries,
    certificates: certificates.map(({ number, code, courseTitle, issuedAt, revokedAt }) => ({
      ...{ number, code, courseTitle },
      issuedAt: issuedAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
  };
}
