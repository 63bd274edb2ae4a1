-- Papers and media of a release are as immutable as its lessons; a stored file keeps its name.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['release_papers', 'release_media', 'media_files'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %1$I_append_only BEFORE UPDATE OR DELETE ON %1$I
       FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
