CREATE TABLE "place_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"region_code" text,
	"organisation_id" uuid,
	"kind" text NOT NULL,
	"was" text,
	"became" text,
	CONSTRAINT "place_changes_of_one_place" CHECK (num_nonnulls("place_changes"."region_code", "place_changes"."organisation_id") = 1),
	CONSTRAINT "place_changes_kind_known" CHECK ("place_changes"."kind" in ('created', 'renamed', 'kind', 'contact', 'moved', 'merged', 'absorbed', 'closed', 'reopened')),
	CONSTRAINT "place_changes_says_what" CHECK (case "place_changes"."kind"
        when 'created' then "place_changes"."became" is not null
        when 'absorbed' then "place_changes"."was" is not null
        when 'renamed' then "place_changes"."was" <> "place_changes"."became"
        when 'moved' then "place_changes"."was" <> "place_changes"."became"
        when 'merged' then "place_changes"."became" is not null
        else true end)
);
--> statement-breakpoint
ALTER TABLE "organisations" DROP CONSTRAINT "organisations_name_in_region";--> statement-breakpoint
ALTER TABLE "role_grants" DROP CONSTRAINT "role_grants_once";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind_known";--> statement-breakpoint
ALTER TABLE "regions" DROP CONSTRAINT "regions_code_shape";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "contact_name" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "contact_phone" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "successor_code" text;--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "abolished_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "role_grants" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "place_changes" ADD CONSTRAINT "place_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_changes" ADD CONSTRAINT "place_changes_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_changes" ADD CONSTRAINT "place_changes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_changes_region" ON "place_changes" USING btree ("region_code","at");--> statement-breakpoint
CREATE INDEX "place_changes_organisation" ON "place_changes" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "place_changes_person" ON "place_changes" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_into_id_organisations_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_successor_code_regions_code_fk" FOREIGN KEY ("successor_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_name_in_region" ON "organisations" USING btree ("region_code","name") WHERE "organisations"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "organisations_region_prefix" ON "organisations" USING btree ("region_code" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "organisations_merged_into" ON "organisations" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "regions_successor" ON "regions" USING btree ("successor_code");--> statement-breakpoint
CREATE INDEX "role_grants_person" ON "role_grants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grants_region_prefix" ON "role_grants" USING btree ("region_code" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "role_grants_organisation" ON "role_grants" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded', 'hours', 'certificate', 'discussion', 'announcement', 'publishing', 'assignment', 'role'));--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_contact_phone_shape" CHECK ("organisations"."contact_phone" ~ '^[0-9][0-9-]{5,18}[0-9]$');--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_contact_name_filled" CHECK (length(trim("organisations"."contact_name")) between 2 and 20);--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_is_closed" CHECK ("organisations"."merged_into_id" is null or "organisations"."closed_at" is not null);--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_not_into_itself" CHECK ("organisations"."merged_into_id" <> "organisations"."id");--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_name_filled" CHECK (length(trim("regions"."name")) between 2 and 40);--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_abolished_has_successor" CHECK (("regions"."abolished_at" is null) = ("regions"."successor_code" is null));--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_not_own_successor" CHECK ("regions"."successor_code" <> "regions"."code");--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_code_shape" CHECK ("regions"."code" ~ '^[0-9]{2}([0-9]{2}(([0-9]{2}|[A-Z][0-9A-Z])([0-9]{3}|[A-Z][0-9A-Z]{2})?)?)?$');