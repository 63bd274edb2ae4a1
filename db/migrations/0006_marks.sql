CREATE TABLE "attempt_marks" (
	"attempt_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"earned" integer NOT NULL,
	"points" integer NOT NULL,
	"answered" boolean NOT NULL,
	CONSTRAINT "attempt_marks_attempt_id_version_id_pk" PRIMARY KEY("attempt_id","version_id"),
	CONSTRAINT "attempt_marks_earned_range" CHECK ("attempt_marks"."earned" between 0 and "attempt_marks"."points")
);
--> statement-breakpoint
ALTER TABLE "attempt_marks" ADD CONSTRAINT "attempt_marks_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_marks" ADD CONSTRAINT "attempt_marks_version_id_question_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."question_versions"("id") ON DELETE restrict ON UPDATE no action;