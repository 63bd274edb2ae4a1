CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"quiz_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"paper" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"earned" integer,
	"total" integer NOT NULL,
	"passed" boolean,
	CONSTRAINT "attempts_number" UNIQUE("quiz_id","person_id","number"),
	CONSTRAINT "attempts_state_known" CHECK ("attempts"."state" in ('open', 'submitted', 'expired')),
	CONSTRAINT "attempts_closes_after_opening" CHECK ("attempts"."closes_at" > "attempts"."opened_at"),
	CONSTRAINT "attempts_ended_is_graded" CHECK (case when "attempts"."state" = 'open' then num_nonnulls("attempts"."earned", "attempts"."passed", "attempts"."ended_at") = 0
        else num_nonnulls("attempts"."earned", "attempts"."passed", "attempts"."ended_at") = 3 end),
	CONSTRAINT "attempts_earned_range" CHECK ("attempts"."earned" between 0 and "attempts"."total")
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"stem" text NOT NULL,
	"body" jsonb NOT NULL,
	"explanation" text NOT NULL,
	"difficulty" text NOT NULL,
	"topic" text NOT NULL,
	"facts" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "question_versions_number" UNIQUE("question_id","number"),
	CONSTRAINT "question_versions_number_positive" CHECK ("question_versions"."number" > 0),
	CONSTRAINT "question_versions_kind_is_bodys" CHECK ("question_versions"."body" ->> 'kind' = "question_versions"."kind"),
	CONSTRAINT "question_versions_stem_filled" CHECK (length(trim("question_versions"."stem")) > 0),
	CONSTRAINT "question_versions_kind_known" CHECK ("question_versions"."kind" in ('single', 'multiple', 'judgement', 'ordering', 'matching')),
	CONSTRAINT "question_versions_difficulty_known" CHECK ("question_versions"."difficulty" in ('easy', 'medium', 'hard')),
	CONSTRAINT "question_versions_has_answer" CHECK (jsonb_array_length("question_versions"."body" -> 'correct') > 0)
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"key" text NOT NULL,
	"purpose" text NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "questions_key_in_course" UNIQUE("course_id","key"),
	CONSTRAINT "questions_of_course" UNIQUE("id","course_id"),
	CONSTRAINT "questions_purpose_known" CHECK ("questions"."purpose" in ('quiz', 'check'))
);
--> statement-breakpoint
CREATE TABLE "quiz_slots" (
	"quiz_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"version_id" uuid NOT NULL,
	"points" integer NOT NULL,
	CONSTRAINT "quiz_slots_quiz_id_position_pk" PRIMARY KEY("quiz_id","position"),
	CONSTRAINT "quiz_slots_version_once" UNIQUE("quiz_id","version_id"),
	CONSTRAINT "quiz_slots_points_range" CHECK ("quiz_slots"."points" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "quizzes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"pass_percent" integer NOT NULL,
	"minutes_allowed" integer NOT NULL,
	"attempts_allowed" integer NOT NULL,
	"cool_down_minutes" integer NOT NULL,
	CONSTRAINT "quizzes_slug_in_release" UNIQUE("release_id","slug"),
	CONSTRAINT "quizzes_pass_percent_range" CHECK ("quizzes"."pass_percent" between 1 and 100),
	CONSTRAINT "quizzes_minutes_allowed_range" CHECK ("quizzes"."minutes_allowed" between 1 and 600),
	CONSTRAINT "quizzes_attempts_allowed_range" CHECK ("quizzes"."attempts_allowed" between 1 and 100),
	CONSTRAINT "quizzes_cool_down_range" CHECK ("quizzes"."cool_down_minutes" between 0 and 10080)
);
--> statement-breakpoint
CREATE TABLE "release_checks" (
	"release_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"key" text NOT NULL,
	"version_id" uuid NOT NULL,
	CONSTRAINT "release_checks_release_id_lesson_id_key_pk" PRIMARY KEY("release_id","lesson_id","key")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"attempt_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	"sequence" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "responses_attempt_id_version_id_pk" PRIMARY KEY("attempt_id","version_id"),
	CONSTRAINT "responses_sequence_positive" CHECK ("responses"."sequence" >= 0),
	CONSTRAINT "responses_answer_is_list" CHECK (jsonb_typeof("responses"."answer") = 'array')
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "audit_entries_action_shape" CHECK ("audit_entries"."action" ~ '^[a-z]+[.][a-z_]+$'),
	CONSTRAINT "audit_entries_subject_shape" CHECK ("audit_entries"."subject" ~ '^[a-z_]+:.+$')
);
--> statement-breakpoint
CREATE TABLE "course_drafts" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"files" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "course_drafts_hash_shape" CHECK ("course_drafts"."content_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"series_slug" text NOT NULL,
	"position" integer NOT NULL,
	"current_release_id" uuid,
	CONSTRAINT "courses_slug" UNIQUE("slug"),
	CONSTRAINT "courses_slug_shape" CHECK ("courses"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "courses_position_positive" CHECK ("courses"."position" > 0)
);
--> statement-breakpoint
CREATE TABLE "lessons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"slug" text NOT NULL,
	CONSTRAINT "lessons_slug_in_course" UNIQUE("course_id","slug"),
	CONSTRAINT "lessons_of_course" UNIQUE("id","course_id")
);
--> statement-breakpoint
CREATE TABLE "release_lessons" (
	"release_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"module_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"minutes" integer NOT NULL,
	"reading_seconds" integer NOT NULL,
	"objectives" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"content_as_of" text NOT NULL,
	"headings" jsonb NOT NULL,
	"html" text NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "release_lessons_release_id_lesson_id_pk" PRIMARY KEY("release_id","lesson_id"),
	CONSTRAINT "release_lessons_position" UNIQUE("release_id","position"),
	CONSTRAINT "release_lessons_position_positive" CHECK ("release_lessons"."position" > 0),
	CONSTRAINT "release_lessons_minutes_positive" CHECK ("release_lessons"."minutes" > 0),
	CONSTRAINT "release_lessons_kind_known" CHECK ("release_lessons"."kind" in ('article')),
	CONSTRAINT "release_lessons_html_filled" CHECK ("release_lessons"."html" <> '')
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content_hash" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"outline" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	CONSTRAINT "releases_number_in_course" UNIQUE("course_id","number"),
	CONSTRAINT "releases_of_course" UNIQUE("id","course_id"),
	CONSTRAINT "releases_number_positive" CHECK ("releases"."number" > 0),
	CONSTRAINT "releases_minutes_positive" CHECK ("releases"."minutes" > 0),
	CONSTRAINT "releases_hash_shape" CHECK ("releases"."content_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "check_answers" (
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	"correct" boolean NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_answers_person_id_lesson_id_version_id_pk" PRIMARY KEY("person_id","lesson_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "enrolments_once" UNIQUE("person_id","course_id"),
	CONSTRAINT "enrolments_of_course" UNIQUE("id","course_id"),
	CONSTRAINT "enrolments_kind_known" CHECK ("enrolments"."kind" in ('self', 'assigned')),
	CONSTRAINT "enrolments_complete_after_start" CHECK ("enrolments"."completed_at" >= "enrolments"."enrolled_at")
);
--> statement-breakpoint
CREATE TABLE "hour_credits" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"category" text NOT NULL,
	"minutes" integer NOT NULL,
	"enrolment_id" uuid,
	"release_id" uuid,
	"corrects_id" uuid,
	"earned_on" date NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hour_credits_source_known" CHECK ("hour_credits"."source" in ('course', 'manual', 'correction')),
	CONSTRAINT "hour_credits_category_known" CHECK ("hour_credits"."category" in ('professional', 'public')),
	CONSTRAINT "hour_credits_course_named" CHECK (("hour_credits"."source" = 'course') = ("hour_credits"."enrolment_id" is not null)),
	CONSTRAINT "hour_credits_correction_named" CHECK (("hour_credits"."source" = 'correction') = ("hour_credits"."corrects_id" is not null)),
	CONSTRAINT "hour_credits_only_corrections_take" CHECK ("hour_credits"."minutes" > 0 or "hour_credits"."source" = 'correction')
);
--> statement-breakpoint
CREATE TABLE "lesson_progress" (
	"enrolment_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"ranges" "int4multirange" DEFAULT '{}' NOT NULL,
	"active_seconds" integer DEFAULT 0 NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "lesson_progress_enrolment_id_lesson_id_pk" PRIMARY KEY("enrolment_id","lesson_id"),
	CONSTRAINT "lesson_progress_within_text" CHECK ("lesson_progress"."ranges" <@ '{[0,10000)}'::int4multirange),
	CONSTRAINT "lesson_progress_position_range" CHECK ("lesson_progress"."position" between 0 and 10000),
	CONSTRAINT "lesson_progress_seconds_positive" CHECK ("lesson_progress"."active_seconds" >= 0),
	CONSTRAINT "lesson_progress_seconds_are_real" CHECK ("lesson_progress"."active_seconds" <= extract(epoch from "lesson_progress"."seen_at" - "lesson_progress"."opened_at") + 1)
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notes_person_id_lesson_id_pk" PRIMARY KEY("person_id","lesson_id"),
	CONSTRAINT "notes_length" CHECK (length("notes"."text") <= 4000),
	CONSTRAINT "notes_revision_positive" CHECK ("notes"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "study_clocks" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"credited_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"region_code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "organisations_name_in_region" UNIQUE("region_code","name"),
	CONSTRAINT "organisations_name_filled" CHECK (length(trim("organisations"."name")) between 2 and 60),
	CONSTRAINT "organisations_kind_known" CHECK ("organisations"."kind" in ('station', 'agency', 'community', 'department', 'university', 'association'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"user_name" text,
	"phone" text,
	"email" text,
	"password_hash" text,
	"region_code" text NOT NULL,
	"organisation_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "people_can_be_addressed" CHECK (num_nonnulls("people"."user_name", "people"."phone", "people"."email") > 0),
	CONSTRAINT "people_phone_shape" CHECK ("people"."phone" ~ '^1[3-9][0-9]{9}$'),
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email") and "people"."email" like '%_@_%'),
	CONSTRAINT "people_user_name_shape" CHECK ("people"."user_name" ~ '^[a-z][a-z0-9._-]{2,39}$'),
	CONSTRAINT "people_name_filled" CHECK (length(trim("people"."name")) between 2 and 20),
	CONSTRAINT "people_password_hashed" CHECK ("people"."password_hash" like '$argon2id$%')
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"parent_code" text,
	CONSTRAINT "regions_code_shape" CHECK ("regions"."code" ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3})?)?)?$'),
	CONSTRAINT "regions_level_known" CHECK ("regions"."level" in ('province', 'prefecture', 'direct_county', 'county', 'township')),
	CONSTRAINT "regions_child_of_parent" CHECK (starts_with("regions"."code", "regions"."parent_code")),
	CONSTRAINT "regions_root_is_province" CHECK (("regions"."parent_code" is null) = ("regions"."level" = 'province'))
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"region_code" text,
	"organisation_id" uuid,
	"valid_from" date DEFAULT current_date NOT NULL,
	"valid_until" date,
	CONSTRAINT "role_grants_once" UNIQUE NULLS NOT DISTINCT("person_id","role","region_code","organisation_id"),
	CONSTRAINT "role_grants_one_scope" CHECK (num_nonnulls("role_grants"."region_code", "role_grants"."organisation_id") = 1),
	CONSTRAINT "role_grants_days_in_order" CHECK ("role_grants"."valid_until" >= "role_grants"."valid_from"),
	CONSTRAINT "role_grants_role_known" CHECK ("role_grants"."role" in ('trainer', 'expert', 'manager', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"user_agent" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_end_after_start" CHECK ("sessions"."expires_at" > "sessions"."created_at")
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_slots" ADD CONSTRAINT "quiz_slots_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_slots" ADD CONSTRAINT "quiz_slots_version_id_question_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."question_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_release_is_of_course" FOREIGN KEY ("release_id","course_id") REFERENCES "public"."releases"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_checks" ADD CONSTRAINT "release_checks_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_checks" ADD CONSTRAINT "release_checks_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_checks" ADD CONSTRAINT "release_checks_version_id_question_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."question_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_version_id_question_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."question_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_drafts" ADD CONSTRAINT "course_drafts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_drafts" ADD CONSTRAINT "course_drafts_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_current_release_is_own" FOREIGN KEY ("current_release_id","id") REFERENCES "public"."releases"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_lessons" ADD CONSTRAINT "release_lessons_release_is_of_course" FOREIGN KEY ("release_id","course_id") REFERENCES "public"."releases"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_lessons" ADD CONSTRAINT "release_lessons_lesson_is_of_course" FOREIGN KEY ("lesson_id","course_id") REFERENCES "public"."lessons"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_answers" ADD CONSTRAINT "check_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_answers" ADD CONSTRAINT "check_answers_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_answers" ADD CONSTRAINT "check_answers_version_id_question_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."question_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_release_is_of_course" FOREIGN KEY ("release_id","course_id") REFERENCES "public"."releases"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_credits" ADD CONSTRAINT "hour_credits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_credits" ADD CONSTRAINT "hour_credits_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_credits" ADD CONSTRAINT "hour_credits_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_credits" ADD CONSTRAINT "hour_credits_corrects" FOREIGN KEY ("corrects_id") REFERENCES "public"."hour_credits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_enrolment_is_of_course" FOREIGN KEY ("enrolment_id","course_id") REFERENCES "public"."enrolments"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_lesson_is_of_course" FOREIGN KEY ("lesson_id","course_id") REFERENCES "public"."lessons"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD CONSTRAINT "study_clocks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_parent_code_regions_code_fk" FOREIGN KEY ("parent_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_open" ON "attempts" USING btree ("quiz_id","person_id") WHERE "attempts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "attempts_person" ON "attempts" USING btree ("person_id","opened_at");--> statement-breakpoint
CREATE INDEX "attempts_due" ON "attempts" USING btree ("closes_at") WHERE "attempts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "quizzes_course" ON "quizzes" USING btree ("course_id","slug");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_entries_person" ON "audit_entries" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "release_lessons_lesson" ON "release_lessons" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "enrolments_course" ON "enrolments" USING btree ("course_id","completed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "hour_credits_once_per_course" ON "hour_credits" USING btree ("enrolment_id") WHERE "hour_credits"."source" = 'course';--> statement-breakpoint
CREATE INDEX "hour_credits_person" ON "hour_credits" USING btree ("person_id","earned_on");--> statement-breakpoint
CREATE UNIQUE INDEX "people_user_name" ON "people" USING btree ("user_name");--> statement-breakpoint
CREATE UNIQUE INDEX "people_phone" ON "people" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "people_region_prefix" ON "people" USING btree ("region_code" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "people_organisation" ON "people" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "regions_code_prefix" ON "regions" USING btree ("code" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "regions_parent" ON "regions" USING btree ("parent_code");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");