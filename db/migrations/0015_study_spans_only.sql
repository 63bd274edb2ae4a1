ALTER TABLE "lesson_progress" ALTER COLUMN "position_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "study_clocks" DROP COLUMN "credited_until";