-- Truths that a column constraint cannot hold: what is published, asked, credited or audited
-- is never rewritten.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'audit_entries', 'hour_credits', 'releases', 'release_lessons', 'release_checks',
    'question_versions', 'quizzes', 'quiz_slots'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$I_append_only BEFORE UPDATE OR DELETE ON %1$I
       FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- An attempt's evidence stands: the paper, the person and the times are fixed when it opens,
-- and an ended attempt never changes again.
CREATE FUNCTION keep_attempt_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'open'
    OR (NEW.quiz_id, NEW.person_id, NEW.number, NEW.opened_at, NEW.closes_at, NEW.total)
      IS DISTINCT FROM
       (OLD.quiz_id, OLD.person_id, OLD.number, OLD.opened_at, OLD.closes_at, OLD.total)
    OR NEW.paper IS DISTINCT FROM OLD.paper
  THEN
    RAISE EXCEPTION 'attempts: what was asked and what has ended cannot change'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER attempts_keep_evidence BEFORE UPDATE ON attempts
  FOR EACH ROW EXECUTE FUNCTION keep_attempt_evidence();
--> statement-breakpoint
CREATE TRIGGER attempts_never_deleted BEFORE DELETE ON attempts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An answer belongs to an attempt that is still open, and an older one never replaces a newer.
CREATE FUNCTION keep_latest_response() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.sequence <= OLD.sequence THEN
    RAISE EXCEPTION 'responses: sequence % is not after %', NEW.sequence, OLD.sequence
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM attempts WHERE id = NEW.attempt_id AND state = 'open') THEN
    RAISE EXCEPTION 'responses: attempt % has ended', NEW.attempt_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER responses_keep_latest BEFORE INSERT OR UPDATE ON responses
  FOR EACH ROW EXECUTE FUNCTION keep_latest_response();
--> statement-breakpoint
CREATE TRIGGER responses_never_deleted BEFORE DELETE ON responses
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
