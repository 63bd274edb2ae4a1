/** What is looked for in the library, as it stands in an address. Pure. */
import type { LibraryFilter } from "@/lib/authoring/model/library";

/** "?q=…&kind=…", without what is the rule; "" when nothing is narrowed. */
export function libraryQuery(filter: LibraryFilter, page = filter.page): string {
  const pairs = new URLSearchParams();
  if (filter.q !== "") pairs.set("q", filter.q);
  if (filter.kind !== null) pairs.set("kind", filter.kind);
  if (filter.sort !== "new") pairs.set("sort", filter.sort);
  if (page > 1) pairs.set("page", String(page));
  const query = pairs.toString();
  return query === "" ? "" : `?${query}`;
}
