-- What was handed in, what was returned and why marks changed is evidence.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['submission_versions', 'submission_version_files', 'submission_mark_changes', 'submission_returns'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$I_append_only BEFORE UPDATE OR DELETE ON %1$I
       FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A mark changes only as the newest row of submission_mark_changes says.
CREATE FUNCTION keep_submission_marks_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE change submission_mark_changes;
BEGIN
  IF (NEW.course_id, NEW.paper_slug, NEW.person_id) IS DISTINCT FROM
      (OLD.course_id, OLD.paper_slug, OLD.person_id) OR NEW.number < OLD.number THEN
    RAISE EXCEPTION 'submissions: whose work it is cannot change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.mark IS NOT DISTINCT FROM OLD.mark THEN RETURN NEW; END IF;
  SELECT * INTO change FROM submission_mark_changes
    WHERE submission_id = OLD.id ORDER BY id DESC LIMIT 1;
  IF change.id IS NULL OR change.number <> NEW.number
    OR change.before IS DISTINCT FROM OLD.mark OR change.after IS DISTINCT FROM NEW.mark THEN
    RAISE EXCEPTION 'submissions: a mark changes only beside its reason'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER submissions_explained BEFORE UPDATE ON submissions
  FOR EACH ROW EXECUTE FUNCTION keep_submission_marks_explained();
--> statement-breakpoint
CREATE TRIGGER submissions_never_deleted BEFORE DELETE ON submissions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Nobody grades their own work.
CREATE FUNCTION refuse_own_submission_grading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM submissions WHERE id = NEW.submission_id AND person_id = NEW.grader_id) THEN
    RAISE EXCEPTION 'submission_gradings: nobody grades their own work'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER submission_gradings_by_others BEFORE INSERT OR UPDATE ON submission_gradings
  FOR EACH ROW EXECUTE FUNCTION refuse_own_submission_grading();
--> statement-breakpoint
CREATE TRIGGER submission_gradings_never_deleted BEFORE DELETE ON submission_gradings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
