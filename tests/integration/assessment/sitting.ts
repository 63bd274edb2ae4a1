/** A learner sitting a quiz of three questions: single 5, multiple 3, ordering 2; pass mark 80%. */
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { attempts, responses } from "@/db/schema/assessment/attempts";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { endAttempt, openAttempt } from "@/lib/assessment/commands/attempts";
import { saveResponse } from "@/lib/assessment/commands/save-response";
import type { SaveResponse } from "@/lib/assessment/model/attempt";
import type { Answer, QuestionBody } from "@/lib/assessment/model/question";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment, makeQuestion } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

export const opened = new Date("2026-05-01T01:00:00Z");
export const during = later(20);
/** The last moment at which answers are taken, and the first at which they aren't. */
export const lastMoment = new Date(later(60).getTime() + 30_000);
export const tooLate = new Date(lastMoment.getTime() + 1);

export function later(minutes: number) {
  return new Date(opened.getTime() + minutes * 60_000);
}

const options = ["a", "b", "c", "d"].map((id) => ({ id, text: `选项${id}` }));
const multiple: QuestionBody = { kind: "multiple", options, correct: ["a", "b"] };
const ordering: QuestionBody = { kind: "ordering", options, correct: ["a", "b", "c", "d"] };

type Limits = Partial<typeof quizzes.$inferInsert>;

export async function makeQuiz(limits: Limits = {}) {
  const course = await makeCourse({ withQuiz: false });
  const [quiz] = await db
    .insert(quizzes)
    .values({
      courseId: course.courseId,
      releaseId: course.releaseId,
      slug: "final",
      title: "结业测验",
      passPercent: 80,
      minutesAllowed: 60,
      attemptsAllowed: 3,
      coolDownMinutes: 10,
      ...limits,
    })
    .returning();
  if (!quiz) throw new Error("insert returned no row");
  const single = await makeQuestion(course.courseId, "q1", "quiz");
  const several = await makeQuestion(course.courseId, "q2", "quiz", multiple);
  const order = await makeQuestion(course.courseId, "q3", "quiz", ordering);
  await db.insert(quizSlots).values([
    { quizId: quiz.id, position: 1, versionId: single.id, points: 5 },
    { quizId: quiz.id, position: 2, versionId: several.id, points: 3 },
    { quizId: quiz.id, position: 3, versionId: order.id, points: 2 },
  ]);
  return { course, quiz, single: single.id, multiple: several.id, ordering: order.id };
}

export async function makeSitting(limits: Limits = {}) {
  const quiz = await makeQuiz(limits);
  const learner = await makeActor();
  await makeEnrolment(learner.personId, quiz.course);
  const attemptId = await open({ quizId: quiz.quiz.id, personId: learner.personId, now: opened });
  const save = (versionId: string, answer: Answer, sequence = 1, now = during) =>
    execute(saveResponse, learner, { attemptId, versionId, answer, sequence }, now);
  const end = (now = during, brought: object = {}) =>
    db.transaction((tx) =>
      endAttempt(tx, { attemptId, personId: learner.personId, now, ...brought }),
    );
  return { ...quiz, learner, attemptId, save, end, ...mine(learner) };
}

/** Runs the save inside a given transaction, as `execute` would in its own. */
function mine(learner: Awaited<ReturnType<typeof makeActor>>) {
  const own = permit(learner, "quiz.attempt");
  if (!own) throw new Error("every learner may sit a quiz");
  const saveWithin = (
    tx: Parameters<typeof saveResponse.run>[0]["tx"],
    input: SaveResponse,
    now = during,
  ) => saveResponse.run({ tx, permit: own, input, now });
  return { permit: own, saveWithin };
}

export async function open(opening: { quizId: string; personId: string; now: Date }) {
  const result = await db.transaction((tx) => openAttempt(tx, opening));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.attemptId;
}

export async function attemptRow(id: string) {
  const [row] = await db.select().from(attempts).where(eq(attempts.id, id));
  if (!row) throw new Error("no such attempt");
  return row;
}

/** Answer and sequence by question. */
export async function stored(attemptId: string) {
  const rows = await db.select().from(responses).where(eq(responses.attemptId, attemptId));
  return Object.fromEntries(rows.map((row) => [row.versionId, [row.answer, row.sequence]]));
}

const essay: QuestionBody = {
  kind: "essay",
  sample: "先分级，再排班。",
  rubric: [
    { title: "分级有依据", points: 10 },
    { title: "排得开", points: 10 },
  ],
  correct: [],
};
const short: QuestionBody = {
  kind: "short",
  sample: "请对方撤回，联系家属。",
  keywords: [["撤回", "删除"], ["家属"]],
  correct: [],
};

/** A quiz of a single choice (5), a short answer (10) and an essay (20); pass mark 80%. */
export async function makeWrittenQuiz(limits: Limits = {}) {
  const { course, quiz, single } = await makeQuiz(limits);
  const [brief, long] = [
    await makeQuestion(course.courseId, "short-1", "quiz", short),
    await makeQuestion(course.courseId, "essay-1", "quiz", essay),
  ];
  const [written] = await db
    .insert(quizzes)
    .values({ ...quiz, id: undefined, slug: "written", ...limits })
    .returning();
  if (!written) throw new Error("insert returned no row");
  await db.insert(quizSlots).values([
    { quizId: written.id, position: 1, versionId: single, points: 5 },
    { quizId: written.id, position: 2, versionId: brief.id, points: 10 },
    { quizId: written.id, position: 3, versionId: long.id, points: 20 },
  ]);
  return { course, quiz: written, single, short: brief.id, essay: long.id };
}

/** An ended attempt with everything answered. */
export async function handInWritten(
  quiz: Awaited<ReturnType<typeof makeWrittenQuiz>>,
  texts: { short?: string; essay?: string } = { short: "请他撤回", essay: "先分级。" },
) {
  const learner = await makeActor();
  await makeEnrolment(learner.personId, quiz.course);
  const { personId } = learner;
  const attemptId = await open({ quizId: quiz.quiz.id, personId, now: opened });
  const save = (versionId: string, answer: Answer) =>
    execute(saveResponse, learner, { attemptId, versionId, answer, sequence: 1 }, during);
  await save(quiz.single, ["a"]);
  if (texts.short) await save(quiz.short, [texts.short]);
  if (texts.essay) await save(quiz.essay, [texts.essay]);
  await db.transaction((tx) => endAttempt(tx, { attemptId, personId, now: during }));
  return { attemptId, learner };
}
