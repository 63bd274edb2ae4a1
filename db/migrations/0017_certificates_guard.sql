-- What a certificate says stands. It can be revoked, once; it is never deleted.
CREATE FUNCTION keep_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE revocation text[] := ARRAY['revoked_at', 'revoked_by', 'revoked_reason', 'revoked_note'];
BEGIN
  IF OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
    OR to_jsonb(NEW) - revocation <> to_jsonb(OLD) - revocation THEN
    RAISE EXCEPTION 'certificates: nothing changes but the revocation, once'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER certificates_stand BEFORE UPDATE ON certificates
  FOR EACH ROW EXECUTE FUNCTION keep_certificate();
--> statement-breakpoint
CREATE TRIGGER certificates_never_deleted BEFORE DELETE ON certificates
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER certificate_templates_stand BEFORE UPDATE OR DELETE ON certificate_templates
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A series only goes on: a number is never given out a second time.
CREATE FUNCTION keep_series_going() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.prefix <> OLD.prefix OR NEW.year <> OLD.year OR NEW.last_number <= OLD.last_number THEN
    RAISE EXCEPTION 'certificate_series: % does not come after %', NEW.last_number, OLD.last_number
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER certificate_series_goes_on BEFORE UPDATE ON certificate_series
  FOR EACH ROW EXECUTE FUNCTION keep_series_going();
--> statement-breakpoint
CREATE TRIGGER certificate_series_never_deleted BEFORE DELETE ON certificate_series
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A key is retired, once, and stays: what it has signed is still verified by it.
CREATE FUNCTION keep_signing_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NOT NULL OR to_jsonb(NEW) - 'retired_at' <> to_jsonb(OLD) - 'retired_at' THEN
    RAISE EXCEPTION 'signing_keys: nothing changes but the retirement, once'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signing_keys_stand BEFORE UPDATE ON signing_keys
  FOR EACH ROW EXECUTE FUNCTION keep_signing_key();
--> statement-breakpoint
CREATE TRIGGER signing_keys_never_deleted BEFORE DELETE ON signing_keys
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
