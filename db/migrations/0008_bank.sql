ALTER TABLE "questions" DROP CONSTRAINT "questions_purpose_known";--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "origin" text DEFAULT 'folder' NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "points" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "added_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "added_by" uuid;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_marks_version" ON "attempt_marks" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "questions_course" ON "questions" USING btree ("course_id","added_at");--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_origin_known" CHECK ("questions"."origin" in ('folder', 'bank'));--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_origin_fits_purpose" CHECK ("questions"."purpose" = 'quiz' or ("questions"."purpose" = 'bank') = ("questions"."origin" = 'bank'));--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_points_range" CHECK ("questions"."points" between 1 and 100);--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_purpose_known" CHECK ("questions"."purpose" in ('quiz', 'check', 'bank'));