CREATE TABLE "lesson_deeds" (
	"person_id" uuid NOT NULL,
	"lesson_id" uuid NOT NULL,
	"deed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lesson_deeds_person_id_lesson_id_deed_pk" PRIMARY KEY("person_id","lesson_id","deed"),
	CONSTRAINT "lesson_deeds_deed_known" CHECK ("lesson_deeds"."deed" in ('confirmed', 'handed_in', 'accepted'))
);
--> statement-breakpoint
ALTER TABLE "release_lessons" ADD COLUMN "required" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "release_lessons" ADD COLUMN "completion" jsonb;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "cover" jsonb;--> statement-breakpoint
ALTER TABLE "lesson_deeds" ADD CONSTRAINT "lesson_deeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_deeds" ADD CONSTRAINT "lesson_deeds_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE restrict ON UPDATE no action;