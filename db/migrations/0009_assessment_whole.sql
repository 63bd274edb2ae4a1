CREATE TABLE "attempt_absences" (
	"attempt_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	"away_seconds" integer,
	CONSTRAINT "attempt_absences_attempt_id_id_pk" PRIMARY KEY("attempt_id","id"),
	CONSTRAINT "attempt_absences_seconds_range" CHECK ("attempt_absences"."away_seconds" between 0 and 86400)
);
--> statement-breakpoint
CREATE TABLE "gradings" (
	"attempt_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"grader_id" uuid NOT NULL,
	"criteria" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"earned" integer NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"graded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gradings_attempt_id_version_id_grader_id_pk" PRIMARY KEY("attempt_id","version_id","grader_id"),
	CONSTRAINT "gradings_earned_positive" CHECK ("gradings"."earned" >= 0),
	CONSTRAINT "gradings_criteria_are_a_list" CHECK (jsonb_typeof("gradings"."criteria") = 'array')
);
--> statement-breakpoint
CREATE TABLE "mark_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"attempt_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"before" integer,
	"after" integer NOT NULL,
	"cause" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"correction_id" uuid,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mark_changes_cause_known" CHECK ("mark_changes"."cause" in ('graded', 'revised', 'key', 'void')),
	CONSTRAINT "mark_changes_changes" CHECK ("mark_changes"."before" is distinct from "mark_changes"."after"),
	CONSTRAINT "mark_changes_reason_given" CHECK ("mark_changes"."cause" = 'graded' or length(trim("mark_changes"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "key_corrections" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"version_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"mode" text NOT NULL,
	"body" jsonb,
	"keep_higher" boolean NOT NULL,
	"reason" text NOT NULL,
	"corrected_by" uuid,
	"corrected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "key_corrections_number" UNIQUE("version_id","number"),
	CONSTRAINT "key_corrections_mode_known" CHECK ("key_corrections"."mode" in ('key', 'void')),
	CONSTRAINT "key_corrections_key_has_body" CHECK (("key_corrections"."body" is not null) = ("key_corrections"."mode" = 'key')),
	CONSTRAINT "key_corrections_reason_given" CHECK (length(trim("key_corrections"."reason")) > 0),
	CONSTRAINT "key_corrections_number_positive" CHECK ("key_corrections"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "question_media" (
	"course_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid,
	CONSTRAINT "question_media_course_id_sha256_pk" PRIMARY KEY("course_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "accommodations" (
	"course_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"extra_minutes" integer DEFAULT 0 NOT NULL,
	"extra_attempts" integer DEFAULT 0 NOT NULL,
	"closes_at" timestamp with time zone,
	"reason" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" uuid,
	CONSTRAINT "accommodations_course_id_person_id_pk" PRIMARY KEY("course_id","person_id"),
	CONSTRAINT "accommodations_minutes_range" CHECK ("accommodations"."extra_minutes" between 0 and 600),
	CONSTRAINT "accommodations_attempts_range" CHECK ("accommodations"."extra_attempts" between 0 and 20),
	CONSTRAINT "accommodations_reason_given" CHECK (length(trim("accommodations"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "quiz_settings" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"code" text,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	CONSTRAINT "quiz_settings_closes_after_opening" CHECK ("quiz_settings"."closes_at" > "quiz_settings"."opens_at"),
	CONSTRAINT "quiz_settings_code_shape" CHECK (length("quiz_settings"."code") between 4 and 40)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" in ('graded', 'regraded')),
	CONSTRAINT "messages_href_is_a_path" CHECK ("messages"."href" ~ '^/[^/]')
);
--> statement-breakpoint
ALTER TABLE "attempts" DROP CONSTRAINT "attempts_ended_is_graded";--> statement-breakpoint
ALTER TABLE "question_versions" DROP CONSTRAINT "question_versions_kind_known";--> statement-breakpoint
ALTER TABLE "question_versions" DROP CONSTRAINT "question_versions_has_answer";--> statement-breakpoint
ALTER TABLE "media_files" DROP CONSTRAINT "media_files_type_known";--> statement-breakpoint
ALTER TABLE "attempt_marks" ALTER COLUMN "earned" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "awaiting" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "material" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "fixed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_slots" ADD COLUMN "fixed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "draw_rules" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "shuffle_questions" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "shuffle_options" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "counts" text DEFAULT 'best' NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "retake_after_pass" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "reveal" text DEFAULT 'ended' NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "blind_grading" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "markers" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_absences" ADD CONSTRAINT "attempt_absences_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_grader_id_people_id_fk" FOREIGN KEY ("grader_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gradings" ADD CONSTRAINT "gradings_mark" FOREIGN KEY ("attempt_id","version_id") REFERENCES "public"."attempt_marks"("attempt_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_changes" ADD CONSTRAINT "mark_changes_correction_id_key_corrections_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."key_corrections"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_changes" ADD CONSTRAINT "mark_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_changes" ADD CONSTRAINT "mark_changes_mark" FOREIGN KEY ("attempt_id","version_id") REFERENCES "public"."attempt_marks"("attempt_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_corrections" ADD CONSTRAINT "key_corrections_version_id_question_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."question_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_corrections" ADD CONSTRAINT "key_corrections_corrected_by_people_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_media" ADD CONSTRAINT "question_media_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_media" ADD CONSTRAINT "question_media_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_media" ADD CONSTRAINT "question_media_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_settings" ADD CONSTRAINT "quiz_settings_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_settings" ADD CONSTRAINT "quiz_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mark_changes_of_mark" ON "mark_changes" USING btree ("attempt_id","version_id");--> statement-breakpoint
CREATE INDEX "messages_of_person" ON "messages" USING btree ("person_id","sent_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_unread" ON "messages" USING btree ("person_id") WHERE "messages"."read_at" is null;--> statement-breakpoint
CREATE INDEX "attempt_marks_waiting" ON "attempt_marks" USING btree ("version_id","attempt_id") WHERE "attempt_marks"."earned" is null;--> statement-breakpoint
CREATE INDEX "attempts_awaiting" ON "attempts" USING btree ("quiz_id") WHERE "attempts"."awaiting" > 0;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_awaiting_counts" CHECK ("attempts"."awaiting" >= 0);--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_ended_is_graded" CHECK (case when "attempts"."state" = 'open'
          then num_nonnulls("attempts"."earned", "attempts"."passed", "attempts"."ended_at") = 0 and "attempts"."awaiting" = 0
        when "attempts"."awaiting" > 0
          then num_nonnulls("attempts"."earned", "attempts"."passed") = 0 and "attempts"."ended_at" is not null
        else num_nonnulls("attempts"."earned", "attempts"."passed", "attempts"."ended_at") = 3 end);--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_kind_known" CHECK ("question_versions"."kind" in ('single', 'multiple', 'judgement', 'ordering', 'matching', 'fill', 'short', 'essay'));--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_has_answer" CHECK ((jsonb_array_length("question_versions"."body" -> 'correct') > 0) = ("question_versions"."kind" not in ('short', 'essay')));--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_counts_known" CHECK ("quizzes"."counts" in ('best', 'latest', 'first', 'average'));--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_reveal_known" CHECK ("quizzes"."reveal" in ('ended', 'settled', 'closed', 'never'));--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_markers_range" CHECK ("quizzes"."markers" between 1 and 2);--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_draw_rules_are_a_list" CHECK (jsonb_typeof("quizzes"."draw_rules") = 'array');--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_type_known" CHECK ("media_files"."type" in ('video/mp4', 'text/vtt', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'));