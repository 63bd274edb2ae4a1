/** The words of the media library. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model";
import {
  type AssetState,
  type MediaFacts,
  type MediaKind,
  type MediaTrouble,
  mediaKinds,
  Sha256,
  type StoredType,
} from "@/lib/media/model";

export const LIBRARY_PER_PAGE = 24;

export const librarySorts = { new: "最新的在前", name: "按名称", size: "最大的在前" } as const;

const kindNames = Object.keys(mediaKinds) as [MediaKind, ...MediaKind[]];

/** What is looked for in the library, as the address says it. What cannot be read counts for nothing. */
export const LibraryFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  kind: z.enum(kindNames).nullable().catch(null).default(null),
  sort: z.enum(["new", "name", "size"]).catch("new").default("new"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type LibraryFilter = z.output<typeof LibraryFilter>;

/** A file as the library lists it. `asset` is null for one that only a course brought. */
export type LibraryItem = {
  asset: string | null;
  sha256: string | null;
  name: string;
  type: StoredType;
  kind: MediaKind;
  state: AssetState;
  trouble: MediaTrouble | null;
  detail: string | null;
  bytes: number;
  at: string;
  facts: MediaFacts;
  /** Where a small picture of it is; null where there is none. */
  picture: string | null;
  /** In how many places of one's own drafts it is. */
  uses: number;
};

/** A place where a file is used. */
export type MediaUse = {
  courseSlug: string;
  courseTitle: string;
  path: string;
  /** The newest release that shows it; null where only the draft does. */
  release: number | null;
  inDraft: boolean;
  /** Whether whoever asks may change that draft. */
  mine: boolean;
};

/** A file of the library is put into a course. */
export const LinkFile = z.object({
  courseSlug: Slug,
  sha256: Sha256,
  name: z.string().trim().max(200).optional(),
});

export const ReplaceFile = z.object({ from: Sha256, to: Sha256 });

export const RemoveFile = z.object({ asset: z.uuid() });

/** Captions of a course as they should become. `base` is the revision they were written on; null: new. */
export const SaveCaptions = z.object({
  courseSlug: Slug,
  path: z.string().regex(/^media\/[a-z0-9]+(-[a-z0-9]+)*\.vtt$/, "字幕的文件名不对"),
  text: z.string().max(400_000, "字幕太长，没有保存"),
  base: z.preprocess(
    (value) => (value === "" ? null : value),
    z.coerce.number().int().min(1).nullable(),
  ),
});
