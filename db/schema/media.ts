/** Files beside the text: which there are. Their bytes lie in the store, under their hash. */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";
import type { MediaType } from "@/lib/media/model";

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
    type: text().$type<MediaType>().notNull(),
    storedAt: timestamp({ withTimezone: true }).notNull(),
    storedBy: uuid().references(() => people.id, { onDelete: "restrict" }),
  },
  (t) => [
    check("media_files_hash_shape", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check("media_files_bytes_positive", sql`${t.bytes} > 0`),
    check(
      "media_files_type_known",
      sql`${t.type} in ('video/mp4', 'audio/mp4', 'audio/mpeg', 'application/vnd.apple.mpegurl', 'video/mp2t', 'video/iso.segment', 'application/zip', 'text/vtt', 'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf')`,
    ),
  ],
);
