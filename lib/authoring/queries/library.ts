import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { courses } from "@/db/schema/catalogue";
import {
  LIBRARY_PER_PAGE,
  type LibraryFilter,
  type LibraryItem,
} from "@/lib/authoring/model/library";
import { seesFile } from "@/lib/authoring/queries/library-reach";
import type { MediaFacts, MediaKind, StoredType } from "@/lib/media/model";
import { kindOf } from "@/lib/media/rules/sniff";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";

type Row = Pick<
  LibraryItem,
  "asset" | "sha256" | "name" | "type" | "state" | "trouble" | "detail"
> & {
  bytes: string;
  at: Date | string;
  facts: MediaFacts;
  picture: string | null;
  uses: number;
  total: number;
};

/** What was uploaded, and what the courses in reach bring, once each. */
function library(permit: Permit<"media.upload">): SQL {
  const me = personOf(permit);
  return sql`
    select a.id as asset, a.sha256, a.name, a.type, a.state, a.trouble, a.detail,
      coalesce(m.bytes, a.source_bytes) as bytes, a.uploaded_at as at,
      coalesce(x.facts, '{}') as facts
    from media_assets a left join media_files m on m.sha256 = a.sha256
    left join media_facts x on x.sha256 = a.sha256
    where a.owner_id = ${me}
    union all
    select null, m.sha256, min(regexp_replace(dm.path, '^media/', '')), m.type, 'ready', null, null,
      m.bytes, m.stored_at,
      coalesce((select x.facts from media_facts x where x.sha256 = m.sha256),
        jsonb_strip_nulls(jsonb_build_object('seconds', max((dm.pointer ->> 'seconds')::numeric))))
    from draft_media dm
    join ${courses} on ${courses.id} = dm.course_id
    join media_files m on m.sha256 = dm.sha256
    where ${reachesCourse(permit)} and m.type not in ('video/mp2t', 'video/iso.segment')
      and not exists (
        select from media_assets a where a.owner_id = ${me} and a.sha256 = dm.sha256)
    group by m.sha256`;
}

const typesOf: Record<MediaKind, StoredType[]> = {
  film: ["video/mp4", "application/vnd.apple.mpegurl"],
  recording: ["audio/mp4", "audio/mpeg"],
  picture: ["image/jpeg", "image/png", "image/webp", "image/gif"],
  figure: ["image/svg+xml"],
  document: ["application/pdf"],
  courseware: ["application/zip"],
  captions: ["text/vtt"],
};

const orders = {
  new: sql`f.at desc, f.name, f.sha256`,
  name: sql`f.name, f.at desc, f.sha256`,
  size: sql`f.bytes desc, f.name, f.sha256`,
};

/** A page of the library, and how many files there are in all. */
export async function listLibrary(
  permit: Permit<"media.upload">,
  filter: LibraryFilter,
): Promise<{ items: LibraryItem[]; total: number }> {
  const { q, kind, sort, page } = filter;
  const types =
    kind &&
    sql.join(
      typesOf[kind].map((type) => sql`${type}`),
      sql`, `,
    );
  const rows = await db.execute<Row>(sql`
    select f.*, count(*) over ()::int as total, ${pictureOf(sql`f.sha256`)} as picture,
      (select count(*)::int from draft_media dm join ${courses} on ${courses.id} = dm.course_id
        where dm.sha256 = f.sha256 and ${reachesCourse(permit)}) as uses
    from (${library(permit)}) f
    where ${q === "" ? sql`true` : sql`strpos(lower(f.name), ${q.toLowerCase()}) > 0`}
      and ${types ? sql`f.type in (${types})` : sql`true`}
    order by ${orders[sort]}
    limit ${LIBRARY_PER_PAGE} offset ${(page - 1) * LIBRARY_PER_PAGE}`);
  return { items: rows.map(itemOf), total: rows[0]?.total ?? 0 };
}

/** One file of the library, by its hash or, while it is not ready, by the id of its entry. */
export async function getLibraryItem(
  permit: Permit<"media.upload">,
  key: { sha256: string } | { asset: string },
): Promise<LibraryItem | null> {
  const rows = await db.execute<Row>(sql`
    select f.*, 1 as total, 0 as uses, ${pictureOf(sql`f.sha256`)} as picture
    from (${library(permit)}) f
    where ${"sha256" in key ? sql`f.sha256 = ${key.sha256}` : sql`f.asset = ${key.asset}`}
    limit 1`);
  const [row] = rows;
  return row ? itemOf(row) : null;
}

/**
 * The bytes behind a file that one sees, or behind a picture made of it; null for everybody else.
 * `role` is one of `DerivativeRole`, or null for the file itself.
 */
export async function getLibraryBytes(
  permit: Permit<"media.upload">,
  sha256: string,
  role: string | null,
): Promise<{ sha256: string; bytes: number; type: string } | null> {
  const rows = await db.execute<{ sha256: string; bytes: string; type: string }>(
    role === null
      ? sql`select m.sha256, m.bytes, m.type from media_files m
          where m.sha256 = ${sha256} and ${seesFile(permit, sql`m.sha256`)}`
      : sql`select d.file_sha256 as sha256, d.bytes, 'image/webp' as type from media_derivatives d
          where d.sha256 = ${sha256} and d.role = ${role} and ${seesFile(permit, sql`d.sha256`)}`,
  );
  const [row] = rows;
  return row ? { ...row, bytes: Number(row.bytes) } : null;
}

/** The smallest picture there is of a file: one made of it, or itself where it is one. */
function pictureOf(sha256: SQL): SQL {
  return sql`coalesce(
    (select d.role from media_derivatives d where d.sha256 = ${sha256}
      order by array_position(array['w480', 'poster', 'w960', 'w1440'], d.role) limit 1),
    (select 'original' from media_files p where p.sha256 = ${sha256} and p.type like 'image/%'))`;
}

function itemOf({ total: _, bytes, at, picture, ...row }: Row): LibraryItem {
  return {
    ...row,
    bytes: Number(bytes),
    at: new Date(at).toISOString(),
    kind: kindOf(row.type),
    picture: picture && row.sha256 ? `/teach/media/${row.sha256}/${picture}` : null,
  };
}
