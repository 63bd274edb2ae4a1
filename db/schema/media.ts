/** Files beside the text: which there are. Their bytes lie in the store, under their hash. */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";
import {
  type AssetState,
  assetStates,
  type DerivativeRole,
  type MediaFacts,
  type MediaTrouble,
  type StoredType,
  type UploadStoreState,
} from "@/lib/media/model";

/** The files in a package of courseware, each stored by itself under its own hash. */
export const packageFiles = pgTable(
  "package_files",
  {
    packageSha256: text()
      .notNull()
      .references((): AnyPgColumn => mediaFiles.sha256, { onDelete: "restrict" }),
    /** As the package names it, with forward slashes. */
    path: text().notNull(),
    sha256: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.packageSha256, t.path] }),
    check("package_files_hash_shape", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check("package_files_path_inside", sql`${t.path} !~ '(^|/)\\.\\.(/|$)' and ${t.path} !~ '^/'`),
  ],
);

/** One file, named by what is in it: the same bytes are stored once. */
export const mediaFiles = pgTable(
  "media_files",
  {
    /** SHA-256 of the bytes, lower-case hexadecimal; also the key in the store. */
    sha256: text().primaryKey(),
    bytes: bigint({ mode: "number" }).notNull(),
    type: text().$type<StoredType>().notNull(),
    storedAt: timestamp({ withTimezone: true }).notNull(),
    storedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    check("media_files_hash_shape", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check("media_files_bytes_positive", sql`${t.bytes} > 0`),
    check(
      "media_files_type_known",
      sql`${t.type} in ('video/mp4', 'audio/mp4', 'audio/mpeg', 'application/vnd.apple.mpegurl', 'video/mp2t', 'video/iso.segment', 'application/zip', 'text/vtt', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/svg+xml', 'application/pdf', 'text/plain', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')`,
    ),
  ],
);

/** What was read from a stored file's bytes; none where nobody looked yet. */
export const mediaFacts = pgTable("media_facts", {
  sha256: text()
    .primaryKey()
    .references(() => mediaFiles.sha256, { onDelete: "cascade" }),
  facts: jsonb().$type<MediaFacts>().notNull(),
});

/** Pictures made of a file: smaller ones of a picture, a still of a film. Their bytes are in the store. */
export const mediaDerivatives = pgTable(
  "media_derivatives",
  {
    sha256: text()
      .notNull()
      .references(() => mediaFiles.sha256, { onDelete: "cascade" }),
    role: text().$type<DerivativeRole>().notNull(),
    /** Of the picture that was made, which is WebP. */
    fileSha256: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sha256, t.role] }),
    index("media_derivatives_file").on(t.fileSha256),
    check("media_derivatives_role_known", sql`${t.role} in ('w480', 'w960', 'w1440', 'poster')`),
    check("media_derivatives_hash_shape", sql`${t.fileSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      "media_derivatives_size_positive",
      sql`${t.bytes} > 0 and ${t.width} > 0 and ${t.height} > 0`,
    ),
  ],
);

/** A file in somebody's library: what they uploaded, and what became of it. */
export const mediaAssets = pgTable(
  "media_assets",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    ownerId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    /** As it was called where it came from. */
    name: text().notNull(),
    type: text().$type<StoredType>().notNull(),
    /** Of the bytes as they were uploaded; a picture is stored without what tells where it was taken. */
    sourceSha256: text().notNull(),
    sourceBytes: bigint({ mode: "number" }).notNull(),
    state: text({ enum: assetStates }).$type<AssetState>().notNull().default("processing"),
    /** What courses use, once it is ready. */
    sha256: text().references(() => mediaFiles.sha256, { onDelete: "restrict" }),
    /** Why it cannot be used. */
    trouble: text().$type<MediaTrouble>(),
    /** The trouble in detail, in words. */
    detail: text(),
    tries: integer().notNull().default(0),
    /** Somebody is looking at it until then. */
    busyUntil: timestamp({ withTimezone: true }),
    uploadedAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique("media_assets_once_each").on(t.ownerId, t.sourceSha256),
    index("media_assets_file").on(t.sha256),
    index("media_assets_waiting").on(t.uploadedAt).where(sql`state = 'processing'`),
    check("media_assets_state_known", sql`${t.state} in ('processing', 'ready', 'failed')`),
    check("media_assets_hash_shape", sql`${t.sourceSha256} ~ '^[0-9a-f]{64}$'`),
    check("media_assets_ready_has_file", sql`(${t.state} = 'ready') = (${t.sha256} is not null)`),
    check(
      "media_assets_failed_has_trouble",
      sql`(${t.state} = 'failed') = (${t.trouble} is not null)`,
    ),
    check("media_assets_name_filled", sql`length(${t.name}) between 1 and 200`),
  ],
);

/**
 * A file that is arriving, in stretches (tus). Whoever holds the lease writes; `received` counts what
 * the store has for good, and `hashState` is the hash over just that.
 */
export const mediaUploads = pgTable(
  "media_uploads",
  {
    id: uuid().primaryKey().default(sql`uuidv7()`),
    ownerId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    name: text().notNull(),
    length: bigint({ mode: "number" }).notNull(),
    received: bigint({ mode: "number" }).notNull().default(0),
    /** Told from the first bytes. */
    type: text().$type<StoredType>(),
    storeState: jsonb().$type<UploadStoreState>().notNull().default({}),
    /** Base64; null before the first byte. */
    hashState: text(),
    lease: uuid(),
    leasedUntil: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** What it became. */
    assetId: uuid().references(() => mediaAssets.id, { onDelete: "cascade" }),
    /** Why no more of it is taken. */
    refusal: text(),
  },
  (t) => [
    index("media_uploads_owner").on(t.ownerId),
    index("media_uploads_expiry").on(t.expiresAt),
    check("media_uploads_received_within", sql`${t.received} between 0 and ${t.length}`),
    check("media_uploads_length_positive", sql`${t.length} > 0`),
    check("media_uploads_name_filled", sql`length(${t.name}) between 1 and 200`),
    check(
      "media_uploads_whole_when_done",
      sql`${t.assetId} is null or (${t.received} = ${t.length} and ${t.refusal} is null)`,
    ),
  ],
);
