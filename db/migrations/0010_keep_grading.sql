-- Corrections, and the reasons why marks changed, are evidence.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['key_corrections', 'mark_changes', 'question_media'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$I_append_only BEFORE UPDATE OR DELETE ON %1$I
       FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- The paper, the person and the start of an attempt are fixed when it opens. Its end may be put
-- off while it is open. Once it has ended, only its grade can change, with the marks it is made of.
CREATE OR REPLACE FUNCTION keep_attempt_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.quiz_id, NEW.person_id, NEW.number, NEW.opened_at, NEW.total)
      IS DISTINCT FROM (OLD.quiz_id, OLD.person_id, OLD.number, OLD.opened_at, OLD.total)
    OR NEW.paper IS DISTINCT FROM OLD.paper
    OR (OLD.state = 'open' AND NEW.closes_at < OLD.closes_at)
    OR (OLD.state <> 'open' AND (NEW.state, NEW.closes_at, NEW.ended_at)
      IS DISTINCT FROM (OLD.state, OLD.closes_at, OLD.ended_at))
  THEN
    RAISE EXCEPTION 'attempts: what was asked and what has ended cannot change'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER attempt_marks_append_only ON attempt_marks;
--> statement-breakpoint
-- A mark changes only as the newest row of mark_changes says, so there is always a who and a why.
CREATE FUNCTION keep_marks_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change mark_changes;
BEGIN
  SELECT * INTO change FROM mark_changes
    WHERE attempt_id = OLD.attempt_id AND version_id = OLD.version_id ORDER BY id DESC LIMIT 1;
  IF (NEW.attempt_id, NEW.version_id, NEW.points, NEW.answered)
      IS DISTINCT FROM (OLD.attempt_id, OLD.version_id, OLD.points, OLD.answered)
    OR change.id IS NULL
    OR change.before IS DISTINCT FROM OLD.earned
    OR change.after IS DISTINCT FROM NEW.earned
  THEN
    RAISE EXCEPTION 'attempt_marks: a mark changes only beside its reason'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER attempt_marks_explained BEFORE UPDATE ON attempt_marks
  FOR EACH ROW EXECUTE FUNCTION keep_marks_explained();
--> statement-breakpoint
CREATE TRIGGER attempt_marks_never_deleted BEFORE DELETE ON attempt_marks
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Nobody grades an answer of their own.
CREATE FUNCTION refuse_own_grading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM attempts WHERE id = NEW.attempt_id AND person_id = NEW.grader_id) THEN
    RAISE EXCEPTION 'gradings: nobody grades an answer of their own'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER gradings_by_others BEFORE INSERT OR UPDATE ON gradings
  FOR EACH ROW EXECUTE FUNCTION refuse_own_grading();
--> statement-breakpoint
CREATE TRIGGER gradings_never_deleted BEFORE DELETE ON gradings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whether the attempt that counts has passed; null before the first grade. The same rule in words and
-- in TypeScript: lib/assessment/rules/counting.ts. A test holds the two together.
CREATE FUNCTION quiz_passed(quiz uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE q.counts
    WHEN 'best' THEN bool_or(a.passed)
    WHEN 'latest' THEN (array_agg(a.passed ORDER BY a.number DESC))[1]
    WHEN 'first' THEN (array_agg(a.passed ORDER BY a.number))[1]
    ELSE sum(a.earned * 10000 / a.total) / count(*) >= q.pass_percent * 100 END
  FROM quizzes q JOIN attempts a ON a.quiz_id = q.id
  WHERE q.id = quiz AND a.person_id = person AND a.passed IS NOT NULL
  GROUP BY q.counts, q.pass_percent
$$;
