CREATE TABLE "certificate_batch_parts" (
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "certificate_batch_parts_batch_id_position_pk" PRIMARY KEY("batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "certificate_batches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"made_by" uuid NOT NULL,
	"certificate_ids" uuid[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "certificate_batches_filled" CHECK (cardinality("certificate_batches"."certificate_ids") > 0)
);
--> statement-breakpoint
CREATE TABLE "certificate_consents" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"organisation" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certificate_consents_name_known" CHECK ("certificate_consents"."name" in ('full', 'masked', 'hidden'))
);
--> statement-breakpoint
CREATE TABLE "certificate_series" (
	"prefix" text NOT NULL,
	"year" integer NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "certificate_series_prefix_year_pk" PRIMARY KEY("prefix","year"),
	CONSTRAINT "certificate_series_prefix_shape" CHECK ("certificate_series"."prefix" ~ '^[A-Z]{2,8}$'),
	CONSTRAINT "certificate_series_number_positive" CHECK ("certificate_series"."last_number" > 0)
);
--> statement-breakpoint
CREATE TABLE "certificate_templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"number_prefix" text NOT NULL,
	"title" text NOT NULL,
	"name_line" text NOT NULL,
	"body" text NOT NULL,
	"issuer_name" text NOT NULL,
	"background" text,
	"seal" text,
	"layout" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "certificate_templates_number" UNIQUE("number"),
	CONSTRAINT "certificate_templates_number_positive" CHECK ("certificate_templates"."number" > 0),
	CONSTRAINT "certificate_templates_prefix_shape" CHECK ("certificate_templates"."number_prefix" ~ '^[A-Z]{2,8}$')
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"status_index" integer GENERATED ALWAYS AS IDENTITY (sequence name "certificates_status_index_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"enrolment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"holder_name" text NOT NULL,
	"organisation" text,
	"course_title" text NOT NULL,
	"release_number" integer NOT NULL,
	"minutes" integer NOT NULL,
	"period_minutes" integer NOT NULL,
	"completed_on" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"replaces_id" uuid,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoked_reason" text,
	"revoked_note" text,
	CONSTRAINT "certificates_number" UNIQUE("number"),
	CONSTRAINT "certificates_code" UNIQUE("code"),
	CONSTRAINT "certificates_status_index" UNIQUE("status_index"),
	CONSTRAINT "certificates_replaced_once" UNIQUE("replaces_id"),
	CONSTRAINT "certificates_number_shape" CHECK ("certificates"."number" ~ '^[A-Z]{2,8}-[0-9]{4}-[0-9]{6,}$'),
	CONSTRAINT "certificates_code_shape" CHECK ("certificates"."code" ~ '^[2-9A-HJ-NP-Z]{24}$'),
	CONSTRAINT "certificates_minutes_positive" CHECK ("certificates"."minutes" > 0 and "certificates"."period_minutes" > 0),
	CONSTRAINT "certificates_revoked_with_reason" CHECK (num_nonnulls("certificates"."revoked_at", "certificates"."revoked_reason", "certificates"."revoked_note") in (0, 3)),
	CONSTRAINT "certificates_reason_known" CHECK ("certificates"."revoked_reason" in ('mistake', 'misconduct', 'request', 'reissued'))
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kid" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"sealed_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "signing_keys_kid" UNIQUE("kid")
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind_known";--> statement-breakpoint
ALTER TABLE "certificate_batch_parts" ADD CONSTRAINT "certificate_batch_parts_batch_id_certificate_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."certificate_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_consents" ADD CONSTRAINT "certificate_consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_templates" ADD CONSTRAINT "certificate_templates_background_media_files_sha256_fk" FOREIGN KEY ("background") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_templates" ADD CONSTRAINT "certificate_templates_seal_media_files_sha256_fk" FOREIGN KEY ("seal") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_templates" ADD CONSTRAINT "certificate_templates_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_template_id_certificate_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."certificate_templates"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_replaces_id_certificates_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."certificates"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_batches_maker" ON "certificate_batches" USING btree ("made_by","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_batches_one_open" ON "certificate_batches" USING btree ("made_by") WHERE "certificate_batches"."finished_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_one_valid" ON "certificates" USING btree ("enrolment_id") WHERE "certificates"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "certificates_enrolment" ON "certificates" USING btree ("enrolment_id");--> statement-breakpoint
CREATE INDEX "certificates_person" ON "certificates" USING btree ("person_id","issued_at");--> statement-breakpoint
CREATE INDEX "certificates_issued" ON "certificates" USING btree ("issued_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_one_in_use" ON "signing_keys" USING btree ((true)) WHERE "signing_keys"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "hour_credits_corrected" ON "hour_credits" USING btree ("corrects_id") WHERE "hour_credits"."corrects_id" is not null;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded', 'hours', 'certificate'));