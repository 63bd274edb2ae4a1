import { getDraftVersion, listDraftVersions } from "@/lib/authoring/queries/history";
import { ok, refuse } from "@/lib/platform/result";
import { withPermit } from "@/lib/platform/route";

/** Who changed `?path=` of `?course=` when; with `?revision=` the text of that time. */
export const GET = withPermit("draft.read", async (permit, request) => {
  const asked = new URL(request.url).searchParams;
  const [course, path] = [asked.get("course") ?? "", asked.get("path") ?? ""];
  const revision = asked.get("revision");
  if (revision === null) return ok(await listDraftVersions(permit, course, path));
  if (!/^\d{1,9}$/.test(revision)) return refuse("not_found");
  const text = await getDraftVersion(permit, course, path, Number(revision));
  return text === null ? refuse("not_found") : ok({ text });
});
