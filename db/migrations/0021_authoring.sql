CREATE TABLE "course_team" (
	"course_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_team_course_id_person_id_role_pk" PRIMARY KEY("course_id","person_id","role"),
	CONSTRAINT "course_team_role_known" CHECK ("course_team"."role" in ('author', 'coauthor', 'reviewer', 'grader'))
);
--> statement-breakpoint
CREATE TABLE "draft_files" (
	"course_id" uuid NOT NULL,
	"path" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "draft_files_course_id_path_pk" PRIMARY KEY("course_id","path"),
	CONSTRAINT "draft_files_revision_positive" CHECK ("draft_files"."revision" > 0),
	CONSTRAINT "draft_files_path_shape" CHECK ("draft_files"."path" ~ '^(course|questions|video)\.yaml$|^(lessons|papers|media)/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+$')
);
--> statement-breakpoint
CREATE TABLE "draft_media" (
	"course_id" uuid NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"pointer" jsonb NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"linked_by" uuid,
	CONSTRAINT "draft_media_course_id_path_pk" PRIMARY KEY("course_id","path"),
	CONSTRAINT "draft_media_path_shape" CHECK ("draft_media"."path" ~ '^media/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+$'),
	CONSTRAINT "draft_media_pointer_agrees" CHECK ("draft_media"."pointer" ->> 'sha256' = "draft_media"."sha256")
);
--> statement-breakpoint
CREATE TABLE "draft_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"path" text NOT NULL,
	"revision" integer NOT NULL,
	"text" text,
	"begun_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "draft_versions_revision" UNIQUE("course_id","path","revision"),
	CONSTRAINT "draft_versions_revision_positive" CHECK ("draft_versions"."revision" > 0),
	CONSTRAINT "draft_versions_saved_after_begun" CHECK ("draft_versions"."saved_at" >= "draft_versions"."begun_at")
);
--> statement-breakpoint
CREATE TABLE "course_sources" (
	"hash" text PRIMARY KEY NOT NULL,
	"files" jsonb NOT NULL,
	"media" jsonb NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_sources_hash_shape" CHECK ("course_sources"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "region_code" text DEFAULT '42' NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "review_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "loaded_hash" text;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "source_hash" text;--> statement-breakpoint
ALTER TABLE "course_team" ADD CONSTRAINT "course_team_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_team" ADD CONSTRAINT "course_team_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_media" ADD CONSTRAINT "draft_media_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_media" ADD CONSTRAINT "draft_media_linked_by_people_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_media" ADD CONSTRAINT "draft_media_file_is_stored" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_team_person" ON "course_team" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "draft_media_file" ON "draft_media" USING btree ("sha256");--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE restrict ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_source_hash_course_sources_hash_fk" FOREIGN KEY ("source_hash") REFERENCES "public"."course_sources"("hash") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "courses_region_prefix" ON "courses" USING btree ("region_code" text_pattern_ops);--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_loaded_hash_shape" CHECK ("courses"."loaded_hash" ~ '^[0-9a-f]{64}$');--> statement-breakpoint
-- Drafts file by file; what they held when there was one row a course goes over.
INSERT INTO draft_files (course_id, path, text, revision, updated_at, updated_by)
  SELECT d.course_id, f.key, f.value, 1, d.updated_at, d.updated_by
  FROM course_drafts d, jsonb_each_text(d.files) f;
--> statement-breakpoint
INSERT INTO draft_versions (course_id, path, revision, text, begun_at, saved_at, saved_by)
  SELECT course_id, path, revision, text, updated_at, updated_at, updated_by FROM draft_files;
--> statement-breakpoint
INSERT INTO draft_media (course_id, path, sha256, pointer, linked_at, linked_by)
  SELECT d.course_id, m.key, m.value ->> 'sha256', m.value, d.updated_at, d.updated_by
  FROM course_drafts d, jsonb_each(d.media) m;
--> statement-breakpoint
-- What a release was made of stands, like the release.
CREATE TRIGGER course_sources_append_only BEFORE UPDATE OR DELETE ON course_sources
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
