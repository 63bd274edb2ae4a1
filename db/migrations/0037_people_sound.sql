-- A name that changes without its sound has none until the platform notes it again.
CREATE FUNCTION forget_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name IS DISTINCT FROM OLD.name AND NEW.pinyin IS NOT DISTINCT FROM OLD.pinyin THEN
    NEW.pinyin := NULL;
    NEW.initials := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_sound_of_name BEFORE UPDATE OF name ON people
  FOR EACH ROW EXECUTE FUNCTION forget_sound();
