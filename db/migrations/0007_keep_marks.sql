-- What a question earned is evidence, like the attempt it belongs to.
CREATE TRIGGER attempt_marks_append_only BEFORE UPDATE OR DELETE ON attempt_marks
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
