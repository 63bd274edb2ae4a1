import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { questionVersions } from "@/db/schema/assessment/questions";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { courses, releases } from "@/db/schema/catalogue";
import { people } from "@/db/schema/people";
import type { QuestionKind } from "@/lib/assessment/model/question";
import { currentBody } from "@/lib/assessment/queries/corrections";
import { optionsOf } from "@/lib/assessment/rules/answering";
import {
  type ChoiceFigures,
  cronbachAlpha,
  GROUP_SHARE,
  type ItemFigures,
} from "@/lib/assessment/rules/item-analysis";
import { showsCourse, withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** Questions whose answers are picks that can be counted. */
const choiceKinds: readonly QuestionKind[] = ["single", "multiple", "judgement"];

type FigureRow = ItemFigures & { versionId: string; variance: number; omitted: number };
type PickRow = { versionId: string; pick: string; all: number; upper: number; lower: number };

export type AnalysedItem = ItemFigures & {
  versionId: string;
  number: number;
  stem: string;
  kind: (typeof questionVersions.$inferSelect)["kind"];
  topic: string;
  /** Attempts that left it empty. */
  omitted: number;
  /** Empty for questions without choices. */
  choices: ChoiceFigures[];
};

/**
 * The questions of a course's current quiz by the first attempts of the people within reach:
 * later attempts are practice. Null when the course has no quiz.
 */
export async function getItemAnalysis(permit: Permit<"assessment.analyse">, courseSlug: string) {
  const [quiz] = await db
    .select({
      id: quizzes.id,
      title: quizzes.title,
      draw: quizzes.draw,
      courseTitle: releases.title,
    })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .innerJoin(quizzes, eq(quizzes.releaseId, releases.id))
    .where(and(eq(courses.slug, courseSlug), showsCourse(permit)));
  if (!quiz) return null;

  const slots = await listItems(quiz.id);
  const choosing = slots.filter(({ kind }) => choiceKinds.includes(kind)).map((s) => s.versionId);
  const sitting = firstAttempts(permit, quiz.id);
  const [figures, picks, [whole]] = await Promise.all([
    db.execute<FigureRow>(sql`
      with ${sitting}
      select m.version_id as "versionId", count(*)::int as attempts,
        avg(m.earned::float / m.points) as facility,
        avg(m.earned::float / m.points) filter (where s.is_upper)
          - avg(m.earned::float / m.points) filter (where s.is_lower) as discrimination,
        corr(m.earned, s.earned - m.earned) as "pointBiserial",
        coalesce(var_samp(m.earned), 0)::float as variance,
        count(*) filter (where not m.answered)::int as omitted
      from attempt_marks m join sitting s on s.id = m.attempt_id
      group by m.version_id`),
    db.execute<PickRow>(sql`
      with ${sitting}
      select r.version_id as "versionId", pick, count(*)::int as all,
        count(*) filter (where s.is_upper)::int as upper,
        count(*) filter (where s.is_lower)::int as lower
      from responses r join sitting s on s.id = r.attempt_id
      cross join jsonb_array_elements_text(r.answer) pick
      where r.version_id = any(${`{${choosing.join(",")}}`}::uuid[])
      group by r.version_id, pick`),
    db.execute<{ attempts: number; variance: number; mean: number | null }>(sql`
      with ${sitting}
      select count(*)::int as attempts, coalesce(var_samp(earned), 0)::float as variance,
        avg(earned::float / total) as mean from sitting`),
  ]);

  const byVersion = new Map(figures.map((row) => [row.versionId, row]));
  const items = slots.map(({ body, ...slot }): AnalysedItem => {
    const found = byVersion.get(slot.versionId);
    return {
      ...slot,
      attempts: found?.attempts ?? 0,
      facility: found?.facility ?? 0,
      discrimination: found?.discrimination ?? null,
      pointBiserial: found?.pointBiserial ?? null,
      omitted: found?.omitted ?? 0,
      choices: optionsOf(body).flatMap(({ id, text }): ChoiceFigures[] => {
        if (!choiceKinds.includes(body.kind)) return [];
        const row = picks.find((each) => each.versionId === slot.versionId && each.pick === id);
        const right = body.correct.some((correct) => correct === id);
        return [
          { id, text, right, all: row?.all ?? 0, upper: row?.upper ?? 0, lower: row?.lower ?? 0 },
        ];
      }),
    };
  });
  const alpha =
    quiz.draw === null
      ? cronbachAlpha(
          figures.map(({ variance }) => variance),
          whole?.variance ?? 0,
        )
      : null;
  return { ...quiz, attempts: whole?.attempts ?? 0, mean: whole?.mean ?? null, alpha, items };
}

/**
 * Each person's first ended attempt, with whether it is among the best or the weakest. Materialised:
 * with stale statistics the planner would rank everybody anew for every question.
 */
function firstAttempts(permit: Permit<"assessment.analyse">, quizId: string) {
  return sql`first as (
      select distinct on (a.person_id) a.id, a.earned, a.total
      from attempts a join ${people} on ${people.id} = a.person_id
      join quizzes q on q.id = a.quiz_id
      where a.quiz_id = ${quizId} and a.state <> 'open' and a.awaiting = 0 and ${withinTeaching(permit, sql`q.course_id`)}
      order by a.person_id, a.number
    ), ranked as (
      select *, row_number() over (order by earned::float / total, id) as rank, count(*) over () as n
      from first
    ), sitting as materialized (
      select id, earned, total, rank > n - ceil(n * ${GROUP_SHARE}::float) as is_upper,
        rank <= ceil(n * ${GROUP_SHARE}::float) as is_lower
      from ranked
    )`;
}

async function listItems(quizId: string) {
  return await db
    .select({
      versionId: questionVersions.id,
      number: quizSlots.position,
      stem: questionVersions.stem,
      kind: questionVersions.kind,
      topic: questionVersions.topic,
      body: currentBody,
    })
    .from(quizSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, quizSlots.versionId))
    .where(eq(quizSlots.quizId, quizId))
    .orderBy(quizSlots.position);
}
