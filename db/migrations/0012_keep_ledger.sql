-- What an entry of the ledger says, with the hash of the one before it. JSON keeps the fields apart
-- whatever stands in them; instants are written in UTC to the microsecond.
CREATE FUNCTION ledger_hash(previous text, c hour_credits) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    previous, c.entry_number, c.id, c.person_id, c.source, c.category, c.minutes, c.enrolment_id,
    c.release_id, c.corrects_id, c.earned_on, c.title,
    to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Entries from before the chain, one after the other.
DO $$
DECLARE c hour_credits; previous text := '';
BEGIN
  ALTER TABLE hour_credits DISABLE TRIGGER hour_credits_append_only;
  FOR c IN SELECT * FROM hour_credits ORDER BY entry_number LOOP
    previous := ledger_hash(previous, c);
    UPDATE hour_credits SET hash = previous WHERE id = c.id;
  END LOOP;
  ALTER TABLE hour_credits ENABLE TRIGGER hour_credits_append_only;
  INSERT INTO ledger_head (entry_number, hash)
    VALUES ((SELECT count(*) FROM hour_credits), previous);
END $$;
--> statement-breakpoint
-- Entries are made one at a time: who makes one waits until the one before it is kept or given up. The
-- entry before is asked of the ledger itself, since an insert may still come to nothing (ON CONFLICT).
CREATE FUNCTION chain_hour_credit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(4201002);
  SELECT entry_number, hash INTO last FROM hour_credits ORDER BY entry_number DESC LIMIT 1;
  NEW.entry_number := coalesce(last.entry_number, 0) + 1;
  NEW.hash := ledger_hash(coalesce(last.hash, ''), NEW);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION move_ledger_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_head (entry_number, hash) VALUES (NEW.entry_number, NEW.hash)
    ON CONFLICT (one) DO UPDATE SET entry_number = excluded.entry_number, hash = excluded.hash;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER hour_credits_chained BEFORE INSERT ON hour_credits
  FOR EACH ROW EXECUTE FUNCTION chain_hour_credit();
--> statement-breakpoint
CREATE TRIGGER hour_credits_move_head AFTER INSERT ON hour_credits
  FOR EACH ROW EXECUTE FUNCTION move_ledger_head();
--> statement-breakpoint
CREATE TRIGGER ledger_head_never_deleted BEFORE DELETE ON ledger_head
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A claim is decided once.
CREATE FUNCTION keep_decided_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting' THEN
    RAISE EXCEPTION 'hour_claims: a claim that is decided cannot change'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER hour_claims_decided_once BEFORE UPDATE ON hour_claims
  FOR EACH ROW EXECUTE FUNCTION keep_decided_claim();
--> statement-breakpoint
CREATE TRIGGER hour_claims_never_deleted BEFORE DELETE ON hour_claims
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
