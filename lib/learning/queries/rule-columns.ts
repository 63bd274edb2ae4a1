import "server-only";
import { sql } from "drizzle-orm";

/**
 * What only lessons with a rule of their own need, of a lesson `l` in the release `rl` of an enrolment `e`;
 * nearly all have none, and nothing is looked up.
 */
export const ruleColumns = sql`
      case when rl.completion ? 'checks' then (
        select count(*)::int from release_checks rc
        where rc.release_id = rl.release_id and rc.lesson_id = rl.lesson_id
      ) else 0 end as "checksAsked",
      case when rl.completion ? 'checks' then (
        select count(*)::int from release_checks rc
        join check_answers ca on ca.version_id = rc.version_id
          and ca.lesson_id = rc.lesson_id and ca.person_id = e.person_id and ca.correct
        where rc.release_id = rl.release_id and rc.lesson_id = rl.lesson_id
      ) else 0 end as "right",
      case when rl.completion ?| array['confirm', 'handIn'] then array(
        select d.deed from lesson_deeds d where d.person_id = e.person_id and d.lesson_id = l.id
      ) else '{}'::text[] end as deeds`;
