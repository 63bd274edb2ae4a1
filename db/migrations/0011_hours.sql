CREATE TABLE "hour_claims" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"organiser" text NOT NULL,
	"category" text NOT NULL,
	"minutes" integer NOT NULL,
	"held_on" date NOT NULL,
	"evidence" text,
	"submitted_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"credit_id" uuid,
	CONSTRAINT "hour_claims_credited_once" UNIQUE("credit_id"),
	CONSTRAINT "hour_claims_state_known" CHECK ("hour_claims"."state" in ('waiting', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "hour_claims_category_known" CHECK ("hour_claims"."category" in ('professional', 'public')),
	CONSTRAINT "hour_claims_minutes_range" CHECK ("hour_claims"."minutes" between 1 and 6000),
	CONSTRAINT "hour_claims_approved_is_credited" CHECK (("hour_claims"."state" = 'approved') = ("hour_claims"."credit_id" is not null)),
	CONSTRAINT "hour_claims_decided_by_another" CHECK ("hour_claims"."decided_by" <> "hour_claims"."person_id")
);
--> statement-breakpoint
CREATE TABLE "hour_evidence" (
	"person_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"brought_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hour_evidence_person_id_sha256_pk" PRIMARY KEY("person_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "hour_requirements" (
	"level" text PRIMARY KEY NOT NULL,
	"hours" integer NOT NULL,
	"years" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "hour_requirements_level_known" CHECK ("hour_requirements"."level" in ('assistant', 'social_worker', 'senior')),
	CONSTRAINT "hour_requirements_hours_range" CHECK ("hour_requirements"."hours" between 1 and 1000),
	CONSTRAINT "hour_requirements_years_range" CHECK ("hour_requirements"."years" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"entry_number" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_head_is_one" CHECK ("ledger_head"."one")
);
--> statement-breakpoint
CREATE TABLE "qualifications" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"registered_on" date NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "qualifications_level_known" CHECK ("qualifications"."level" in ('assistant', 'social_worker', 'senior'))
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind_known";--> statement-breakpoint
ALTER TABLE "hour_credits" ADD COLUMN "entry_number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "hour_credits" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "hour_claims" ADD CONSTRAINT "hour_claims_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_claims" ADD CONSTRAINT "hour_claims_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_claims" ADD CONSTRAINT "hour_claims_credit_id_hour_credits_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."hour_credits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_claims" ADD CONSTRAINT "hour_claims_evidence_is_own" FOREIGN KEY ("person_id","evidence") REFERENCES "public"."hour_evidence"("person_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_evidence" ADD CONSTRAINT "hour_evidence_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_evidence" ADD CONSTRAINT "hour_evidence_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_requirements" ADD CONSTRAINT "hour_requirements_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualifications" ADD CONSTRAINT "qualifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hour_claims_person" ON "hour_claims" USING btree ("person_id","submitted_at");--> statement-breakpoint
CREATE INDEX "hour_claims_waiting" ON "hour_claims" USING btree ("submitted_at") WHERE "hour_claims"."state" = 'waiting';--> statement-breakpoint
-- Entries from before the chain are numbered in the order in which they were made; the next migration
-- gives them their hashes.
ALTER TABLE "hour_credits" DISABLE TRIGGER "hour_credits_append_only";--> statement-breakpoint
UPDATE "hour_credits" h SET "entry_number" = o.n FROM (
  SELECT id, row_number() OVER (ORDER BY created_at, id) AS n FROM "hour_credits"
) o WHERE o.id = h.id;--> statement-breakpoint
ALTER TABLE "hour_credits" ENABLE TRIGGER "hour_credits_append_only";--> statement-breakpoint
ALTER TABLE "hour_credits" ADD CONSTRAINT "hour_credits_entry_number" UNIQUE("entry_number");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded', 'hours'));