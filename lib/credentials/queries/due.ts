import "server-only";
import { sql } from "drizzle-orm";

/**
 * Whether the course of an enrolment `e` in its release `r` waits for its certificate: completed as the
 * release asks of those it certifies, its credit not taken back, and never certified; one whose certificate
 * was revoked is people's business. Where a share of the exam is asked for, the best graded attempt is
 * meant, whichever attempt the exam itself counts: a certificate is lost to nobody by trying again.
 */
export const isDue = sql`e.completed_at is not null
      and coalesce(r.manifest -> 'certificate', '"completion"') <> '"none"'
      and (r.manifest -> 'certificate' -> 'examPercent' is null or exists (
        select from quizzes q join attempts a on a.quiz_id = q.id
        where q.release_id = r.id and a.person_id = e.person_id and a.passed is not null
          and a.earned * 100 >= a.total * (r.manifest -> 'certificate' ->> 'examPercent')::int))
      and not exists (select from certificates c where c.enrolment_id = e.id)
      and exists (select from hour_credits h where h.enrolment_id = e.id and h.source = 'course'
        and h.minutes + coalesce((
          select sum(k.minutes) from hour_credits k where k.corrects_id = h.id), 0) > 0)`;
