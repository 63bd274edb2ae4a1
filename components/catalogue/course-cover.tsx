import type { Cover } from "@/lib/catalogue/model/completion";
import { coverAddress } from "@/lib/catalogue/rules/cover-address";

type Props = { courseSlug: string; cover: Cover; className?: string };

/** The picture of a course. It stands beside the title and says nothing that is not said there. */
export function CourseCover({ courseSlug, cover, className = "" }: Props) {
  const frame = `block aspect-[16/9] w-full overflow-hidden bg-teal-soft ${className}`;
  if (cover.kind === "figure") {
    return (
      <span
        aria-hidden="true"
        className={`${frame} [&>svg]:size-full`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: built from an allow-list when the release was published
        dangerouslySetInnerHTML={{ __html: cover.svg }}
      />
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: its bytes are kept for ever under their hash; nothing to optimise per request
    <img
      src={coverAddress(courseSlug, cover)}
      alt=""
      loading="lazy"
      decoding="async"
      className={`${frame} object-cover`}
    />
  );
}
