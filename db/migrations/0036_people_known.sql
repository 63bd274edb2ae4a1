CREATE TABLE "activation_codes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	CONSTRAINT "activation_codes_digested" CHECK ("activation_codes"."digest" ~ '^[A-Za-z0-9_-]{43}$'),
	CONSTRAINT "activation_codes_end_after_issue" CHECK ("activation_codes"."expires_at" > "activation_codes"."issued_at"),
	CONSTRAINT "activation_codes_one_end" CHECK (num_nonnulls("activation_codes"."used_at", "activation_codes"."voided_at") <= 1)
);
--> statement-breakpoint
CREATE TABLE "activation_tries" (
	"machine" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"failures" integer NOT NULL,
	CONSTRAINT "activation_tries_machine_hour_pk" PRIMARY KEY("machine","hour"),
	CONSTRAINT "activation_tries_counted" CHECK ("activation_tries"."failures" > 0)
);
--> statement-breakpoint
CREATE TABLE "people_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"file_hash" text NOT NULL,
	"outcomes" jsonb NOT NULL,
	CONSTRAINT "people_imports_hash_shape" CHECK ("people_imports"."file_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "people_imports_outcomes_list" CHECK (jsonb_typeof("people_imports"."outcomes") = 'array')
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	CONSTRAINT "saved_views_name" UNIQUE("person_id","name"),
	CONSTRAINT "saved_views_name_filled" CHECK (length(trim("saved_views"."name")) between 1 and 20),
	CONSTRAINT "saved_views_query_short" CHECK (length("saved_views"."query") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "id_number_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "id_number_index" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "position" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "qualification" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "qualification_number_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "remark" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "pinyin" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "initials" text;--> statement-breakpoint
ALTER TABLE "activation_codes" ADD CONSTRAINT "activation_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_imports" ADD CONSTRAINT "people_imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "activation_codes_digest" ON "activation_codes" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "activation_codes_one_open" ON "activation_codes" USING btree ("person_id") WHERE "activation_codes"."used_at" is null and "activation_codes"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "people_imports_person" ON "people_imports" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "people_id_number" ON "people" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "people_by_pinyin" ON "people" USING btree ("pinyin","id");--> statement-breakpoint
CREATE INDEX "people_by_joining" ON "people" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "people_name_prefix" ON "people" USING btree ("name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_name_suffix" ON "people" USING btree (reverse("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_pinyin_prefix" ON "people" USING btree ("pinyin" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_initials_prefix" ON "people" USING btree ("initials" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_phone_prefix" ON "people" USING btree ("phone" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_phone_suffix" ON "people" USING btree (reverse("phone") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_position" ON "people" USING btree ("position");--> statement-breakpoint
CREATE INDEX "people_pinyin_missing" ON "people" USING btree ("id") WHERE "people"."pinyin" is null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_id_number_sealed" CHECK ("people"."id_number_sealed" like 'v1.%');--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_id_number_indexed" CHECK (("people"."id_number_sealed" is null) = ("people"."id_number_index" is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_qualification_number_sealed" CHECK ("people"."qualification_number_sealed" like 'v1.%');--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_qualification_known" CHECK ("people"."qualification" in ('none', 'assistant', 'intermediate', 'senior'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_position_filled" CHECK (length(trim("people"."position")) between 1 and 30);--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_remark_filled" CHECK (length(trim("people"."remark")) between 1 and 200);--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_pinyin_shape" CHECK ("people"."pinyin" ~ '^[a-z0-9]{1,160}$' and "people"."initials" ~ '^[a-z0-9]{1,40}$');--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_pinyin_whole" CHECK (("people"."pinyin" is null) = ("people"."initials" is null));