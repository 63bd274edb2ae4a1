-- What was submitted stays what it is, and only what may follow follows.
CREATE FUNCTION keep_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.course_id, NEW.source_hash, NEW.note, NEW.submitted_by, NEW.submitted_at)
    IS DISTINCT FROM
     (OLD.course_id, OLD.source_hash, OLD.note, OLD.submitted_by, OLD.submitted_at)
  THEN
    RAISE EXCEPTION 'draft_submissions: what was submitted cannot change'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT (
    (OLD.state = 'submitted' AND NEW.state IN ('approved', 'returned', 'withdrawn', 'published'))
    OR (OLD.state = 'approved' AND NEW.state IN ('returned', 'withdrawn', 'published'))
  ) THEN
    RAISE EXCEPTION 'draft_submissions: % cannot become %', OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_submissions_keep BEFORE UPDATE ON draft_submissions
  FOR EACH ROW EXECUTE FUNCTION keep_submission();
--> statement-breakpoint
CREATE TRIGGER draft_submissions_stay BEFORE DELETE ON draft_submissions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Notes are written while somebody reviews, and stand afterwards.
CREATE FUNCTION keep_review_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM draft_submissions
    WHERE id = coalesce(NEW.submission_id, OLD.submission_id) AND state IN ('submitted', 'approved')
  ) THEN
    RAISE EXCEPTION 'review_notes: the review is over' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER review_notes_keep BEFORE INSERT OR UPDATE OR DELETE ON review_notes
  FOR EACH ROW EXECUTE FUNCTION keep_review_note();
--> statement-breakpoint
-- A plan is settled once.
CREATE FUNCTION keep_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting'
    OR (NEW.course_id, NEW.source_hash, NEW.publish_at, NEW.planned_by, NEW.planned_at)
      IS DISTINCT FROM
       (OLD.course_id, OLD.source_hash, OLD.publish_at, OLD.planned_by, OLD.planned_at)
  THEN
    RAISE EXCEPTION 'publish_plans: what was planned and what is settled cannot change'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER publish_plans_keep BEFORE UPDATE ON publish_plans
  FOR EACH ROW EXECUTE FUNCTION keep_plan();
--> statement-breakpoint
CREATE TRIGGER publish_plans_stay BEFORE DELETE ON publish_plans
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Where a course asks for a review, somebody's release is of a text that was approved, or that learners
-- have had before. The platform loads courses that were reviewed as folders.
CREATE FUNCTION review_before_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_by IS NOT NULL
    AND EXISTS (SELECT FROM courses WHERE id = NEW.course_id AND review_required)
    AND NOT EXISTS (
      SELECT FROM draft_submissions
      WHERE course_id = NEW.course_id AND source_hash = NEW.source_hash AND state = 'approved')
    AND NOT EXISTS (
      SELECT FROM releases
      WHERE course_id = NEW.course_id AND source_hash = NEW.source_hash)
  THEN
    RAISE EXCEPTION 'releases: nobody agreed to this text' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER releases_are_reviewed BEFORE INSERT ON releases
  FOR EACH ROW EXECUTE FUNCTION review_before_release();
