CREATE TABLE "media_assets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"source_sha256" text NOT NULL,
	"source_bytes" bigint NOT NULL,
	"state" text DEFAULT 'processing' NOT NULL,
	"sha256" text,
	"trouble" text,
	"detail" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"busy_until" timestamp with time zone,
	"uploaded_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "media_assets_once_each" UNIQUE("owner_id","source_sha256"),
	CONSTRAINT "media_assets_state_known" CHECK ("media_assets"."state" in ('processing', 'ready', 'failed')),
	CONSTRAINT "media_assets_hash_shape" CHECK ("media_assets"."source_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "media_assets_ready_has_file" CHECK (("media_assets"."state" = 'ready') = ("media_assets"."sha256" is not null)),
	CONSTRAINT "media_assets_failed_has_trouble" CHECK (("media_assets"."state" = 'failed') = ("media_assets"."trouble" is not null)),
	CONSTRAINT "media_assets_name_filled" CHECK (length("media_assets"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "media_derivatives" (
	"sha256" text NOT NULL,
	"role" text NOT NULL,
	"file_sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	CONSTRAINT "media_derivatives_sha256_role_pk" PRIMARY KEY("sha256","role"),
	CONSTRAINT "media_derivatives_role_known" CHECK ("media_derivatives"."role" in ('w480', 'w960', 'w1440', 'poster')),
	CONSTRAINT "media_derivatives_hash_shape" CHECK ("media_derivatives"."file_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "media_derivatives_size_positive" CHECK ("media_derivatives"."bytes" > 0 and "media_derivatives"."width" > 0 and "media_derivatives"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE "media_facts" (
	"sha256" text PRIMARY KEY NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media_uploads" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"length" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"type" text,
	"store_state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"hash_state" text,
	"lease" uuid,
	"leased_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"asset_id" uuid,
	"refusal" text,
	CONSTRAINT "media_uploads_received_within" CHECK ("media_uploads"."received" between 0 and "media_uploads"."length"),
	CONSTRAINT "media_uploads_length_positive" CHECK ("media_uploads"."length" > 0),
	CONSTRAINT "media_uploads_name_filled" CHECK (length("media_uploads"."name") between 1 and 200),
	CONSTRAINT "media_uploads_whole_when_done" CHECK ("media_uploads"."asset_id" is null or ("media_uploads"."received" = "media_uploads"."length" and "media_uploads"."refusal" is null))
);
--> statement-breakpoint
ALTER TABLE "media_files" DROP CONSTRAINT "media_files_type_known";--> statement-breakpoint
ALTER TABLE "media_assets" ADD CONSTRAINT "media_assets_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_assets" ADD CONSTRAINT "media_assets_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_derivatives" ADD CONSTRAINT "media_derivatives_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_facts" ADD CONSTRAINT "media_facts_sha256_media_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."media_files"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uploads" ADD CONSTRAINT "media_uploads_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uploads" ADD CONSTRAINT "media_uploads_asset_id_media_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."media_assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_assets_file" ON "media_assets" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "media_assets_waiting" ON "media_assets" USING btree ("uploaded_at") WHERE state = 'processing';--> statement-breakpoint
CREATE INDEX "media_derivatives_file" ON "media_derivatives" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "media_uploads_owner" ON "media_uploads" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "media_uploads_expiry" ON "media_uploads" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_type_known" CHECK ("media_files"."type" in ('video/mp4', 'audio/mp4', 'audio/mpeg', 'application/vnd.apple.mpegurl', 'video/mp2t', 'video/iso.segment', 'application/zip', 'text/vtt', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/svg+xml', 'application/pdf'));