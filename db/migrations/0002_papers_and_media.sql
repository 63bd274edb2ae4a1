CREATE TABLE "release_media" (
	"release_id" uuid NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "release_media_release_id_path_pk" PRIMARY KEY("release_id","path")
);
--> statement-breakpoint
CREATE TABLE "release_papers" (
	"release_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"sources" jsonb NOT NULL,
	"content_as_of" text NOT NULL,
	"html" text NOT NULL,
	"search_text" text NOT NULL,
	"task" jsonb,
	CONSTRAINT "release_papers_release_id_slug_pk" PRIMARY KEY("release_id","slug"),
	CONSTRAINT "release_papers_position" UNIQUE("release_id","position"),
	CONSTRAINT "release_papers_position_positive" CHECK ("release_papers"."position" > 0),
	CONSTRAINT "release_papers_kind_known" CHECK ("release_papers"."kind" in ('assignment', 'handout', 'action-sheet')),
	CONSTRAINT "release_papers_html_filled" CHECK ("release_papers"."html" <> ''),
	CONSTRAINT "release_papers_assignment_has_task" CHECK (("release_papers"."kind" = 'assignment') = ("release_papers"."task" is not null))
);
--> statement-breakpoint
CREATE TABLE "media_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"type" text NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	"stored_by" uuid,
	CONSTRAINT "media_files_hash_shape" CHECK ("media_files"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "media_files_bytes_positive" CHECK ("media_files"."bytes" > 0),
	CONSTRAINT "media_files_type_known" CHECK ("media_files"."type" in ('video/mp4', 'text/vtt', 'image/jpeg', 'application/pdf'))
);
--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "draw" integer;--> statement-breakpoint
ALTER TABLE "course_drafts" ADD COLUMN "media" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "release_media" ADD CONSTRAINT "release_media_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_media" ADD CONSTRAINT "release_media_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_papers" ADD CONSTRAINT "release_papers_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_stored_by_people_id_fk" FOREIGN KEY ("stored_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "release_media_file" ON "release_media" USING btree ("sha256","release_id");--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_draw_positive" CHECK ("quizzes"."draw" > 0);