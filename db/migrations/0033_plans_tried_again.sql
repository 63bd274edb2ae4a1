ALTER TABLE "publish_plans" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "publish_plans" ADD COLUMN "retry_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "publish_plans" ADD CONSTRAINT "publish_plans_tried_again_while_waiting" CHECK ("publish_plans"."retry_at" is null or ("publish_plans"."state" = 'waiting' and "publish_plans"."tries" > 0));