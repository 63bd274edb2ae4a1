CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcements_once" UNIQUE("key"),
	CONSTRAINT "announcements_title_length" CHECK (char_length("announcements"."title") between 2 and 40),
	CONSTRAINT "announcements_text_length" CHECK (char_length("announcements"."text") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "discussion_questions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "discussion_questions_length" CHECK (char_length("discussion_questions"."text") between 1 and 2000),
	CONSTRAINT "discussion_questions_removal" CHECK (num_nulls("discussion_questions"."removed_at", "discussion_questions"."removed_by") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "discussion_replies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"question_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text NOT NULL,
	"replied_at" timestamp with time zone NOT NULL,
	"pinned_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "discussion_replies_length" CHECK (char_length("discussion_replies"."text") between 1 and 2000),
	CONSTRAINT "discussion_replies_removal" CHECK (num_nulls("discussion_replies"."removed_at", "discussion_replies"."removed_by") in (0, 2)),
	CONSTRAINT "discussion_replies_pinned_is_shown" CHECK ("discussion_replies"."pinned_at" is null or "discussion_replies"."removed_at" is null)
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind_known";--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_questions" ADD CONSTRAINT "discussion_questions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_questions" ADD CONSTRAINT "discussion_questions_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_questions" ADD CONSTRAINT "discussion_questions_lesson_is_of_course" FOREIGN KEY ("lesson_id","course_id") REFERENCES "public"."lessons"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_replies" ADD CONSTRAINT "discussion_replies_question_id_discussion_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."discussion_questions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_replies" ADD CONSTRAINT "discussion_replies_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_replies" ADD CONSTRAINT "discussion_replies_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcements_course" ON "announcements" USING btree ("course_id","sent_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "discussion_questions_lesson" ON "discussion_questions" USING btree ("lesson_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "discussion_questions_course" ON "discussion_questions" USING btree ("course_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "discussion_questions_person" ON "discussion_questions" USING btree ("person_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "discussion_replies_question" ON "discussion_replies" USING btree ("question_id","replied_at");--> statement-breakpoint
CREATE INDEX "discussion_replies_person" ON "discussion_replies" USING btree ("person_id","replied_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "discussion_replies_one_pinned" ON "discussion_replies" USING btree ("question_id") WHERE "discussion_replies"."pinned_at" is not null;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded', 'hours', 'certificate', 'discussion', 'announcement'));