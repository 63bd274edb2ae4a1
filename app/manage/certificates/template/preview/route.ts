import { drawing } from "@/app/credential-responses";
import { TemplateBody } from "@/lib/credentials/model";
import { getTemplate, previewOf } from "@/lib/credentials/queries/preview";
import { formToObject } from "@/lib/platform/form";
import { withDocumentPermit } from "@/lib/platform/route";

/** What the form on the template's page would look like, with an invented holder; nothing while it cannot be drawn. Without a form, the template in use. */
export const GET = withDocumentPermit("certificate.govern", async (permit, request) => {
  const asked = new URL(request.url).searchParams;
  if (asked.size === 0) return drawing(await previewOf(permit, await getTemplate(permit)));
  const form = new FormData();
  for (const [name, value] of asked) form.append(name, value);
  const template = TemplateBody.safeParse(formToObject(form));
  return template.success
    ? drawing(await previewOf(permit, template.data))
    : new Response(null, { status: 204 });
});
