CREATE TABLE "gallery_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"act" text NOT NULL,
	"praise" text DEFAULT '' NOT NULL,
	"signed" boolean,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "gallery_entries_act_known" CHECK ("gallery_entries"."act" in ('asked', 'removed', 'agreed', 'declined', 'withdrawn')),
	CONSTRAINT "gallery_entries_signed_or_not" CHECK (("gallery_entries"."act" = 'agreed') = ("gallery_entries"."signed" is not null)),
	CONSTRAINT "gallery_entries_praise_when_asked" CHECK (length("gallery_entries"."praise") <= 200 and ("gallery_entries"."praise" = '' or "gallery_entries"."act" = 'asked'))
);
--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_version" FOREIGN KEY ("submission_id","number") REFERENCES "public"."submission_versions"("submission_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gallery_entries_of_submission" ON "gallery_entries" USING btree ("submission_id","id" DESC NULLS LAST);