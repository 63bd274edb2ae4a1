import type { Route } from "next";
import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import type { MediaUse } from "@/lib/authoring/model/library";
import type { MediaKind } from "@/lib/media/model";

/** Where a file is used, course by course. */
export function UseList({ uses, kind }: { uses: readonly MediaUse[]; kind: MediaKind }) {
  const heard = kind === "film" || kind === "recording";
  return (
    <section aria-labelledby="uses" className="flex flex-col gap-3">
      <h2 id="uses" className="text-xl">
        用在哪里
      </h2>
      {uses.length === 0 ? (
        <p className="text-muted">还没有课程用到它。在课时编辑页点“插入媒体”就能选到。</p>
      ) : (
        <ul className="overflow-hidden rounded-large border border-line bg-surface">
          {uses.map(({ courseSlug, courseTitle, path, release, inDraft, mine }) => (
            <li
              key={`${courseSlug} ${path}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line px-4 py-3 not-first:border-t"
            >
              <span className="min-w-0 flex-1 basis-full sm:basis-60">
                <span className="font-semibold">{courseTitle}</span>
                {path !== "" && <span className="block break-all text-sm text-muted">{path}</span>}
              </span>
              {inDraft && <Tag tone="teal">草稿</Tag>}
              {release !== null && <Tag>{`发布版${release}`}</Tag>}
              {!inDraft && release === null && <Tag>题库</Tag>}
              {mine && inDraft && heard && (
                <Link
                  href={`/teach/${courseSlug}/captions/${stemOf(path)}` as Route}
                  prefetch={false}
                  className="flex min-h-target items-center text-teal underline"
                >
                  编辑字幕
                </Link>
              )}
              {!mine && <span className="text-sm text-muted">不是您参与的课程</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function stemOf(path: string): string {
  return path.replace(/^media\//, "").replace(/\.[a-z0-9]+$/, "");
}
