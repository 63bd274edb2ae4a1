CREATE TABLE "package_states" (
	"enrolment_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"unit_id" text NOT NULL,
	"cmi" jsonb NOT NULL,
	"done" boolean NOT NULL,
	"score" integer,
	"stood_at" timestamp with time zone NOT NULL,
	CONSTRAINT "package_states_enrolment_id_lesson_id_unit_id_pk" PRIMARY KEY("enrolment_id","lesson_id","unit_id"),
	CONSTRAINT "package_states_score_range" CHECK ("package_states"."score" between 0 and 10000),
	CONSTRAINT "package_states_cmi_size" CHECK (octet_length("package_states"."cmi"::text) <= 262144)
);
--> statement-breakpoint
CREATE TABLE "package_files" (
	"package_sha256" text NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	CONSTRAINT "package_files_package_sha256_path_pk" PRIMARY KEY("package_sha256","path"),
	CONSTRAINT "package_files_hash_shape" CHECK ("package_files"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "package_files_path_inside" CHECK ("package_files"."path" !~ '(^|/)\.\.(/|$)' and "package_files"."path" !~ '^/')
);
--> statement-breakpoint
ALTER TABLE "package_states" ADD CONSTRAINT "package_states_enrolment_is_of_course" FOREIGN KEY ("enrolment_id","course_id") REFERENCES "public"."enrolments"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_states" ADD CONSTRAINT "package_states_lesson_is_of_course" FOREIGN KEY ("lesson_id","course_id") REFERENCES "public"."lessons"("id","course_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_files" ADD CONSTRAINT "package_files_package_sha256_media_files_sha256_fk" FOREIGN KEY ("package_sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;