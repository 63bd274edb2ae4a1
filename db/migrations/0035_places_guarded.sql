-- What became of a place is evidence.
CREATE TRIGGER place_changes_append_only BEFORE UPDATE OR DELETE ON place_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Part of every PostgreSQL distribution; lets an exclusion compare ids and words as well as days.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The same role over the same scope is held once on any day, unless it was taken away.
ALTER TABLE role_grants ADD CONSTRAINT role_grants_not_twice EXCLUDE USING gist (
  person_id WITH =,
  role WITH =,
  (coalesce(region_code, organisation_id::text)) WITH =,
  daterange(valid_from, valid_until, '[]') WITH &&
) WHERE (revoked_at IS NULL);
--> statement-breakpoint
-- Nothing new belongs to an abolished region. The lock is the one the foreign key takes: it waits for whoever
-- abolishes the region at this moment, who holds the row for update.
CREATE FUNCTION refuse_abolished_region() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  abolished timestamptz;
BEGIN
  SELECT abolished_at INTO abolished FROM regions WHERE code = NEW.region_code FOR KEY SHARE;
  IF abolished IS NOT NULL THEN
    RAISE EXCEPTION '%: region % is abolished', TG_TABLE_NAME, NEW.region_code
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_region_lives BEFORE INSERT OR UPDATE OF region_code ON people
  FOR EACH ROW WHEN (NEW.region_code IS NOT NULL) EXECUTE FUNCTION refuse_abolished_region();
--> statement-breakpoint
CREATE TRIGGER organisations_region_lives BEFORE INSERT OR UPDATE OF region_code ON organisations
  FOR EACH ROW WHEN (NEW.region_code IS NOT NULL) EXECUTE FUNCTION refuse_abolished_region();
--> statement-breakpoint
CREATE TRIGGER role_grants_region_lives BEFORE INSERT OR UPDATE OF region_code ON role_grants
  FOR EACH ROW WHEN (NEW.region_code IS NOT NULL) EXECUTE FUNCTION refuse_abolished_region();
--> statement-breakpoint
CREATE TRIGGER courses_region_lives BEFORE INSERT OR UPDATE OF region_code ON courses
  FOR EACH ROW WHEN (NEW.region_code IS NOT NULL) EXECUTE FUNCTION refuse_abolished_region();
--> statement-breakpoint
-- Nobody new belongs to a closed organisation, and no new role is held in one.
CREATE FUNCTION refuse_closed_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed timestamptz;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.organisation_id IS NOT DISTINCT FROM OLD.organisation_id THEN
    RETURN NEW;
  END IF;
  SELECT closed_at INTO closed FROM organisations WHERE id = NEW.organisation_id FOR KEY SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION '%: organisation % is closed', TG_TABLE_NAME, NEW.organisation_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_organisation_open BEFORE INSERT OR UPDATE OF organisation_id ON people
  FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION refuse_closed_organisation();
--> statement-breakpoint
CREATE TRIGGER role_grants_organisation_open BEFORE INSERT OR UPDATE OF organisation_id ON role_grants
  FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION refuse_closed_organisation();
