CREATE TABLE "draft_submissions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"source_hash" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reasons" text DEFAULT '' NOT NULL,
	"release_id" uuid,
	CONSTRAINT "draft_submissions_state_known" CHECK ("draft_submissions"."state" in ('submitted', 'approved', 'returned', 'withdrawn', 'published')),
	CONSTRAINT "draft_submissions_decided_by_somebody" CHECK (("draft_submissions"."state" = 'submitted') = ("draft_submissions"."decided_at" is null)
        and ("draft_submissions"."decided_at" is null) = ("draft_submissions"."decided_by" is null)),
	CONSTRAINT "draft_submissions_approved_by_another" CHECK ("draft_submissions"."state" <> 'approved' or "draft_submissions"."decided_by" <> "draft_submissions"."submitted_by"),
	CONSTRAINT "draft_submissions_returned_for_reasons" CHECK ("draft_submissions"."state" <> 'returned' or length(trim("draft_submissions"."reasons")) > 0),
	CONSTRAINT "draft_submissions_published_as_release" CHECK (("draft_submissions"."state" = 'published') = ("draft_submissions"."release_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "publish_plans" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"source_hash" text NOT NULL,
	"publish_at" timestamp with time zone NOT NULL,
	"planned_by" uuid NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"settled_at" timestamp with time zone,
	"trouble" text,
	"release_id" uuid,
	CONSTRAINT "publish_plans_state_known" CHECK ("publish_plans"."state" in ('waiting', 'published', 'failed', 'cancelled')),
	CONSTRAINT "publish_plans_ahead" CHECK ("publish_plans"."publish_at" > "publish_plans"."planned_at"),
	CONSTRAINT "publish_plans_settled" CHECK (("publish_plans"."state" = 'waiting') = ("publish_plans"."settled_at" is null)),
	CONSTRAINT "publish_plans_published_as_release" CHECK (("publish_plans"."state" = 'published') = ("publish_plans"."release_id" is not null)),
	CONSTRAINT "publish_plans_failed_for_a_reason" CHECK (("publish_plans"."state" = 'failed') = ("publish_plans"."trouble" is not null))
);
--> statement-breakpoint
CREATE TABLE "review_notes" (
	"submission_id" uuid NOT NULL,
	"lesson" text NOT NULL,
	"written_by" uuid NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_notes_submission_id_lesson_written_by_pk" PRIMARY KEY("submission_id","lesson","written_by"),
	CONSTRAINT "review_notes_body_filled" CHECK (length(trim("review_notes"."body")) > 0)
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind_known";--> statement-breakpoint
ALTER TABLE "draft_submissions" ADD CONSTRAINT "draft_submissions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_submissions" ADD CONSTRAINT "draft_submissions_source_hash_course_sources_hash_fk" FOREIGN KEY ("source_hash") REFERENCES "public"."course_sources"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_submissions" ADD CONSTRAINT "draft_submissions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_submissions" ADD CONSTRAINT "draft_submissions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_submissions" ADD CONSTRAINT "draft_submissions_release_is_of_course" FOREIGN KEY ("release_id","course_id") REFERENCES "public"."releases"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publish_plans" ADD CONSTRAINT "publish_plans_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publish_plans" ADD CONSTRAINT "publish_plans_source_hash_course_sources_hash_fk" FOREIGN KEY ("source_hash") REFERENCES "public"."course_sources"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publish_plans" ADD CONSTRAINT "publish_plans_planned_by_people_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publish_plans" ADD CONSTRAINT "publish_plans_release_is_of_course" FOREIGN KEY ("release_id","course_id") REFERENCES "public"."releases"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_submission_id_draft_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."draft_submissions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draft_submissions_one_open" ON "draft_submissions" USING btree ("course_id") WHERE "draft_submissions"."state" in ('submitted', 'approved');--> statement-breakpoint
CREATE INDEX "draft_submissions_course" ON "draft_submissions" USING btree ("course_id","submitted_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "publish_plans_one_waiting" ON "publish_plans" USING btree ("course_id") WHERE "publish_plans"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "publish_plans_due" ON "publish_plans" USING btree ("publish_at") WHERE "publish_plans"."state" = 'waiting';--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded', 'hours', 'certificate', 'discussion', 'announcement', 'publishing'));