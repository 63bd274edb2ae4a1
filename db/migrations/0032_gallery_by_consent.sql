-- Who asked and who agreed is evidence.
CREATE TRIGGER gallery_entries_append_only BEFORE UPDATE OR DELETE ON gallery_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Others ask, the author alone answers, and of what was graded only.
CREATE FUNCTION keep_gallery_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  work submissions;
  last text;
BEGIN
  SELECT * INTO work FROM submissions WHERE id = NEW.submission_id FOR UPDATE;
  IF work.state <> 'graded' OR work.number <> NEW.number THEN
    RAISE EXCEPTION 'gallery_entries: only what was graded is shown'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.act IN ('agreed', 'declined', 'withdrawn')) <> (NEW.person_id = work.person_id) THEN
    RAISE EXCEPTION 'gallery_entries: only its author answers' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT act INTO last FROM gallery_entries
    WHERE submission_id = NEW.submission_id ORDER BY id DESC LIMIT 1;
  IF NOT (CASE NEW.act
    WHEN 'asked' THEN coalesce(last, 'removed') = 'removed'
    WHEN 'agreed' THEN coalesce(last, '') IN ('asked', 'declined', 'withdrawn')
    WHEN 'declined' THEN coalesce(last, '') = 'asked'
    WHEN 'withdrawn' THEN coalesce(last, '') = 'agreed'
    WHEN 'removed' THEN coalesce(last, '') IN ('asked', 'agreed')
    ELSE true
  END) THEN
    RAISE EXCEPTION 'gallery_entries: % does not follow %', NEW.act, coalesce(last, 'nothing')
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_entries_by_consent BEFORE INSERT ON gallery_entries
  FOR EACH ROW EXECUTE FUNCTION keep_gallery_consent();
