CREATE TABLE "assignment_settings" (
	"course_id" uuid NOT NULL,
	"paper_slug" text NOT NULL,
	"opens_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"late_until" timestamp with time zone,
	"late_percent" integer NOT NULL,
	"markers" integer NOT NULL,
	"differ_percent" integer NOT NULL,
	"blind" boolean NOT NULL,
	"accept_percent" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "assignment_settings_course_id_paper_slug_pk" PRIMARY KEY("course_id","paper_slug"),
	CONSTRAINT "assignment_settings_due_after_opening" CHECK ("assignment_settings"."due_at" > "assignment_settings"."opens_at"),
	CONSTRAINT "assignment_settings_late_after_due" CHECK ("assignment_settings"."late_until" is null or ("assignment_settings"."due_at" is not null and "assignment_settings"."late_until" > "assignment_settings"."due_at")),
	CONSTRAINT "assignment_settings_ranges" CHECK ("assignment_settings"."late_percent" between 0 and 100 and "assignment_settings"."markers" between 1 and 2
        and "assignment_settings"."differ_percent" between 1 and 50 and "assignment_settings"."accept_percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "submission_files" (
	"submission_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"findings" jsonb NOT NULL,
	"unread" text,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_files_submission_id_sha256_pk" PRIMARY KEY("submission_id","sha256"),
	CONSTRAINT "submission_files_name_given" CHECK (length(trim("submission_files"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "submission_parts" (
	"submission_id" uuid NOT NULL,
	"part" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"writer" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_parts_submission_id_part_pk" PRIMARY KEY("submission_id","part"),
	CONSTRAINT "submission_parts_length" CHECK (length("submission_parts"."text") <= 10000),
	CONSTRAINT "submission_parts_counts" CHECK ("submission_parts"."revision" > 0 and "submission_parts"."sequence" > 0)
);
--> statement-breakpoint
CREATE TABLE "submission_version_files" (
	"submission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"unread" text,
	CONSTRAINT "submission_version_files_submission_id_number_sha256_pk" PRIMARY KEY("submission_id","number","sha256"),
	CONSTRAINT "submission_version_files_name_given" CHECK (length(trim("submission_version_files"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "submission_versions" (
	"submission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"release_id" uuid NOT NULL,
	"paper_slug" text NOT NULL,
	"parts" jsonb NOT NULL,
	"decisions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"late_days" integer NOT NULL,
	"penalty_percent" integer NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_versions_submission_id_number_pk" PRIMARY KEY("submission_id","number"),
	CONSTRAINT "submission_versions_number_positive" CHECK ("submission_versions"."number" > 0),
	CONSTRAINT "submission_versions_lateness" CHECK ("submission_versions"."late_days" >= 0 and "submission_versions"."penalty_percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"paper_slug" text NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"mark" integer,
	"started_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "submissions_once" UNIQUE("course_id","paper_slug","person_id"),
	CONSTRAINT "submissions_state_known" CHECK ("submissions"."state" in ('draft', 'submitted', 'returned', 'graded')),
	CONSTRAINT "submissions_state_is_so" CHECK (("submissions"."state" = 'draft') = ("submissions"."number" = 0)
        and ("submissions"."submitted_at" is not null) = ("submissions"."number" > 0)
        and ("submissions"."state" = 'graded') = ("submissions"."mark" is not null)
        and ("submissions"."mark" is not null) = ("submissions"."settled_at" is not null)),
	CONSTRAINT "submissions_mark_range" CHECK ("submissions"."mark" between 0 and 1200)
);
--> statement-breakpoint
CREATE TABLE "submission_gradings" (
	"submission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"grader_id" uuid NOT NULL,
	"marks" jsonb NOT NULL,
	"points" integer NOT NULL,
	"overall" text NOT NULL,
	"graded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_gradings_submission_id_number_grader_id_pk" PRIMARY KEY("submission_id","number","grader_id"),
	CONSTRAINT "submission_gradings_marks_are_a_list" CHECK (jsonb_typeof("submission_gradings"."marks") = 'array'),
	CONSTRAINT "submission_gradings_points_positive" CHECK ("submission_gradings"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "submission_mark_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"submission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"before" integer,
	"after" integer NOT NULL,
	"cause" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_mark_changes_cause_known" CHECK ("submission_mark_changes"."cause" in ('graded', 'revised')),
	CONSTRAINT "submission_mark_changes_changes" CHECK ("submission_mark_changes"."before" is distinct from "submission_mark_changes"."after" and ("submission_mark_changes"."cause" = 'graded') = ("submission_mark_changes"."before" is null)),
	CONSTRAINT "submission_mark_changes_reason_given" CHECK ("submission_mark_changes"."cause" = 'graded' or length(trim("submission_mark_changes"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "submission_returns" (
	"submission_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"what" text NOT NULL,
	"returned_by" uuid NOT NULL,
	"returned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_returns_submission_id_number_pk" PRIMARY KEY("submission_id","number"),
	CONSTRAINT "submission_returns_says_what" CHECK (length(trim("submission_returns"."what")) > 0)
);
--> statement-breakpoint
ALTER TABLE "media_files" DROP CONSTRAINT "media_files_type_known";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind_known";--> statement-breakpoint
ALTER TABLE "assignment_settings" ADD CONSTRAINT "assignment_settings_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_settings" ADD CONSTRAINT "assignment_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_parts" ADD CONSTRAINT "submission_parts_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_version_files" ADD CONSTRAINT "submission_version_files_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_version_files" ADD CONSTRAINT "submission_version_files_version" FOREIGN KEY ("submission_id","number") REFERENCES "public"."submission_versions"("submission_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_versions" ADD CONSTRAINT "submission_versions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_versions" ADD CONSTRAINT "submission_versions_task" FOREIGN KEY ("release_id","paper_slug") REFERENCES "public"."release_papers"("release_id","slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_gradings" ADD CONSTRAINT "submission_gradings_grader_id_people_id_fk" FOREIGN KEY ("grader_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_gradings" ADD CONSTRAINT "submission_gradings_version" FOREIGN KEY ("submission_id","number") REFERENCES "public"."submission_versions"("submission_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_mark_changes" ADD CONSTRAINT "submission_mark_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_mark_changes" ADD CONSTRAINT "submission_mark_changes_version" FOREIGN KEY ("submission_id","number") REFERENCES "public"."submission_versions"("submission_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_returns" ADD CONSTRAINT "submission_returns_returned_by_people_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_returns" ADD CONSTRAINT "submission_returns_version" FOREIGN KEY ("submission_id","number") REFERENCES "public"."submission_versions"("submission_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "submissions_of_person" ON "submissions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "submissions_waiting" ON "submissions" USING btree ("course_id","paper_slug","state","submitted_at");--> statement-breakpoint
CREATE INDEX "submission_mark_changes_of_submission" ON "submission_mark_changes" USING btree ("submission_id","id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_type_known" CHECK ("media_files"."type" in ('video/mp4', 'audio/mp4', 'audio/mpeg', 'application/vnd.apple.mpegurl', 'video/mp2t', 'video/iso.segment', 'application/zip', 'text/vtt', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/svg+xml', 'application/pdf', 'text/plain', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded', 'hours', 'certificate', 'discussion', 'announcement', 'publishing', 'assignment'));