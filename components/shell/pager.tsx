import { ButtonLink } from "@/components/ui/button-link";

type Props = {
  /** From 1. */
  page: number;
  pages: number;
  pathOf: (page: number) => string;
};

/** To the page before and the one after; nothing where all is on one. */
export function Pager({ page, pages, pathOf }: Props) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="分页" className="flex gap-3">
      {page > 1 && (
        <ButtonLink href={pathOf(page - 1)} variant="secondary">
          上一页
        </ButtonLink>
      )}
      {page < pages && (
        <ButtonLink href={pathOf(page + 1)} variant="secondary">
          下一页
        </ButtonLink>
      )}
    </nav>
  );
}
