-- A stored file still never changes. It may go when nothing names it any more: foreign keys see to that.
DROP TRIGGER media_files_append_only ON media_files;
--> statement-breakpoint
CREATE TRIGGER media_files_append_only BEFORE UPDATE ON media_files
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
