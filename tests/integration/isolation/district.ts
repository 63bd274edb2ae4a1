/** Everything that people of one place leave behind, for tests which ask who else comes to know of it. */
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { questionMedia } from "@/db/schema/assessment/questions";
import { draftFiles, draftMedia } from "@/db/schema/authoring";
import { courses } from "@/db/schema/catalogue";
import { certificates } from "@/db/schema/credentials";
import { hourCredits } from "@/db/schema/hours";
import { enrolments, studyFlags } from "@/db/schema/learning";
import { people, roleGrants } from "@/db/schema/people";
import { endAttempt } from "@/lib/assessment/commands/attempts";
import { saveResponse } from "@/lib/assessment/commands/save-response";
import { issueDue } from "@/lib/credentials/commands/issue";
import { submitClaim } from "@/lib/learning/commands/claims";
import { storeEvidence } from "@/lib/learning/commands/hours";
import { editOrganisation } from "@/lib/people/commands/organisations";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { during, makeQuiz, open, opened } from "@/tests/integration/assessment/sitting";
import { run } from "@/tests/support/certificates";
import { claim } from "@/tests/support/claims";
import { makeEnrolment } from "@/tests/support/course";
import { makeActor, makeOrganisation } from "@/tests/support/factories";
import { pngOf } from "@/tests/support/pictures";

/** What can be asked for by its name. */
export type District = {
  regionCode: string;
  personName: string;
  personId: string;
  organisationId: string;
  grantId: string;
  claimId: string;
  creditId: string;
  certificateId: string;
  certificateNumber: string;
  flagId: string;
  attemptId: string;
  /** A course of the place that is still being written, and a picture of its questions. */
  draftSlug: string;
  pictureHash: string;
  /** An archive of certificates that the place's manager has packed. */
  batchId: string;
};

export type SharedCourse = Awaited<ReturnType<typeof makeQuiz>>;

/** The course that people everywhere study. */
export async function makeSharedCourse(): Promise<SharedCourse> {
  return await makeQuiz();
}

/** Names of things that are nowhere: what is out of reach has to answer as they do. */
export function nowhere(regionCode: string): District {
  return {
    regionCode,
    personName: "无处禾",
    personId: randomUUID(),
    organisationId: randomUUID(),
    grantId: randomUUID(),
    claimId: randomUUID(),
    creditId: randomUUID(),
    certificateId: randomUUID(),
    certificateNumber: "WS-1999-999999",
    flagId: randomUUID(),
    attemptId: randomUUID(),
    draftSlug: "nowhere",
    pictureHash: "0".repeat(64),
    batchId: randomUUID(),
  };
}

/** Somebody of a place who has done everything that managers look at; `mark` begins every name. */
export async function makeDistrict(
  regionCode: string,
  mark: string,
  shared: SharedCourse,
): Promise<Omit<District, "batchId">> {
  const organisation = await makeOrganisation({ regionCode, name: `${mark}站（虚构）` });
  const learner = await makeActor("learner", regionCode);
  const { personId } = learner;
  const personName = `${mark}禾`;
  await db
    .update(people)
    .set({ name: personName, organisationId: organisation.id })
    .where(eq(people.id, personId));
  await rename(organisation.id, `${mark}社工站（虚构）`);
  const grant = one(
    await db.insert(roleGrants).values({ personId, role: "trainer", regionCode }).returning(),
  );
  const { sha256 } = await run(
    execute(storeEvidence, learner, { content: pngOf(mark.length, mark.charCodeAt(0) % 900) }),
  );
  const claimed = await run(
    execute(submitClaim, learner, { ...claim, title: `${mark}培训`, evidence: sha256 }),
  );
  const draftSlug = await makeDraft(regionCode, mark, sha256);
  return {
    ...{ regionCode, personName, personId, organisationId: organisation.id, grantId: grant.id },
    ...{ claimId: claimed.id, draftSlug, pictureHash: sha256 },
    ...(await study(learner, mark, shared)),
  };
}

async function rename(organisationId: string, name: string) {
  const details = { kind: "station", contactName: "", contactPhone: "" };
  await run(execute(editOrganisation, PLATFORM_ACTOR, { organisationId, name, ...details }));
}

/** An exam, the hours and the certificate of it, and a pattern that was striking. */
async function study(
  learner: Awaited<ReturnType<typeof makeActor>>,
  mark: string,
  { course, quiz, single }: SharedCourse,
) {
  const { personId } = learner;
  const enrolment = await makeEnrolment(personId, course);
  const attemptId = await open({ quizId: quiz.id, personId, now: opened });
  const answer = { attemptId, versionId: single, answer: ["a"], sequence: 1 };
  await run(execute(saveResponse, learner, answer, during));
  await db.transaction((tx) => endAttempt(tx, { attemptId, personId, now: during }));
  const completedAt = new Date("2026-11-20T02:00:00Z");
  await db.update(enrolments).set({ completedAt }).where(eq(enrolments.id, enrolment.id));
  const credit = one(
    await db
      .insert(hourCredits)
      .values({
        ...{ personId, source: "course", category: "professional", minutes: 50 },
        ...{ enrolmentId: enrolment.id, releaseId: course.releaseId, earnedOn: "2026-11-20" },
        ...{ title: `${mark}课`, createdAt: completedAt },
      })
      .returning({ id: hourCredits.id }),
  );
  await run(execute(issueDue, PLATFORM_ACTOR, {}, new Date("2026-11-23T03:00:00Z")));
  const certificate = one(
    await db.select().from(certificates).where(eq(certificates.personId, personId)),
  );
  const flag = one(
    await db
      .insert(studyFlags)
      .values({
        ...{ personId, lessonId: course.first.id, kind: "impossible_speed", day: "2026-11-20" },
        ...{ detail: { seconds: 3 }, seenAt: completedAt },
      })
      .returning({ id: studyFlags.id }),
  );
  return {
    ...{ attemptId, creditId: credit.id, flagId: flag.id },
    ...{ certificateId: certificate.id, certificateNumber: certificate.number },
  };
}

async function makeDraft(regionCode: string, mark: string, sha256: string): Promise<string> {
  const [{ n } = { n: 0 }] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from courses`,
  );
  const slug = `draft-${regionCode}-${n}`;
  const course = one(
    await db
      .insert(courses)
      .values({ slug, seriesSlug: "wushe", position: 900 + n, regionCode })
      .returning({ id: courses.id }),
  );
  await db.insert(draftFiles).values({
    ...{ courseId: course.id, path: "course.yaml", text: `title: ${mark}草稿` },
    ...{ revision: 1, updatedAt: new Date("2026-11-20T02:00:00Z") },
  });
  await db.insert(draftMedia).values({
    ...{ courseId: course.id, path: "media/picture.png", sha256 },
    pointer: { sha256, bytes: 67 },
  });
  await db.insert(questionMedia).values({ courseId: course.id, sha256, addedAt: new Date() });
  return slug;
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
}
