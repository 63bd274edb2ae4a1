import { type Result, refuse } from "@/lib/platform/result";
import { type PeopleFile, readPeopleFile } from "@/lib/transfer/queries/people-import";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** A file of people, read by the `?mapping=` it came with; one that cannot be read is refused with a sentence. */
export async function readingPeople(
  content: Uint8Array,
  request: Request,
  take: (file: PeopleFile, query: URLSearchParams) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const query = new URL(request.url).searchParams;
  try {
    return await take(await readPeopleFile(content, query.get("mapping") ?? ""), query);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse("people.file_unreadable", { file: [error.message] });
  }
}
