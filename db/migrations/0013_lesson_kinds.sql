CREATE TABLE "study_flags" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"lesson_id" uuid NOT NULL,
	"day" date NOT NULL,
	"detail" jsonb NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"remark" text DEFAULT '' NOT NULL,
	CONSTRAINT "study_flags_once_a_day" UNIQUE("person_id","kind","day"),
	CONSTRAINT "study_flags_kind_known" CHECK ("study_flags"."kind" in ('impossible_speed', 'constant_intervals', 'shared_machine')),
	CONSTRAINT "study_flags_remark_length" CHECK (length("study_flags"."remark") <= 300),
	CONSTRAINT "study_flags_reviewed_by_someone" CHECK (("study_flags"."reviewed_at" is null) = ("study_flags"."reviewed_by" is null)),
	CONSTRAINT "study_flags_reviewed_by_another" CHECK ("study_flags"."reviewed_by" <> "study_flags"."person_id")
);
--> statement-breakpoint
ALTER TABLE "release_lessons" DROP CONSTRAINT "release_lessons_kind_known";--> statement-breakpoint
ALTER TABLE "media_files" DROP CONSTRAINT "media_files_type_known";--> statement-breakpoint
ALTER TABLE "lesson_progress" ALTER COLUMN "active_seconds" SET DATA TYPE double precision;--> statement-breakpoint
ALTER TABLE "release_lessons" ADD COLUMN "work" jsonb;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD COLUMN "position_at" timestamp with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "credited" "tstzmultirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "session_began_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "session_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "machine" text;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "beats" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "beat_mean" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "study_clocks" ADD COLUMN "beat_squares" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "study_flags" ADD CONSTRAINT "study_flags_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_flags" ADD CONSTRAINT "study_flags_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_flags" ADD CONSTRAINT "study_flags_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "study_flags_open" ON "study_flags" USING btree ("seen_at") WHERE "study_flags"."reviewed_at" is null;--> statement-breakpoint
CREATE INDEX "study_clocks_machine" ON "study_clocks" USING btree ("machine");--> statement-breakpoint
ALTER TABLE "release_lessons" ADD CONSTRAINT "release_lessons_work_of_kind" CHECK (coalesce("release_lessons"."work" ->> 'kind', 'article') = "release_lessons"."kind");--> statement-breakpoint
ALTER TABLE "release_lessons" ADD CONSTRAINT "release_lessons_kind_known" CHECK ("release_lessons"."kind" in ('article', 'video', 'audio', 'document', 'package'));--> statement-breakpoint
ALTER TABLE "study_clocks" ADD CONSTRAINT "study_clocks_session_whole" CHECK (num_nulls("study_clocks"."session_id", "study_clocks"."session_began_at", "study_clocks"."session_seen_at") in (0, 3));--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_type_known" CHECK ("media_files"."type" in ('video/mp4', 'audio/mp4', 'audio/mpeg', 'application/vnd.apple.mpegurl', 'video/mp2t', 'video/iso.segment', 'application/zip', 'text/vtt', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'));