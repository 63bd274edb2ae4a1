import { tusHeaders } from "@/app/api/media/uploads/tus-response";
import { beginUpload } from "@/lib/media/commands/uploads";
import { readCount, readMetadata, TUS_EXTENSIONS, TUS_VERSION } from "@/lib/media/rules/tus";
import { execute } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { withExchange } from "@/lib/platform/route";

/** Begins an upload (tus, creation): its length and its name are said before the first byte. */
export const POST = withExchange("media.upload", async (permit, request) => {
  if (request.headers.get("tus-resumable") !== TUS_VERSION) return refuse("media.protocol");
  const length = readCount(request.headers.get("upload-length"));
  const name = readMetadata(request.headers.get("upload-metadata")).get("filename") ?? "";
  const begun = await execute(beginUpload, permit.actor, { name, length });
  if (!begun.ok) return begun;
  const headers = {
    ...tusHeaders({ received: 0, expiresAt: begun.value.expiresAt }),
    location: `/api/media/uploads/${begun.value.id}`,
  };
  return ok(new Response(null, { status: 201, headers }));
});

/** What of the protocol is spoken here. */
export const OPTIONS = withExchange("media.upload", async () => {
  const headers = {
    ...{ "tus-resumable": TUS_VERSION, "tus-version": TUS_VERSION },
    ...{ "tus-extension": TUS_EXTENSIONS, "tus-checksum-algorithm": "sha1,sha256" },
  };
  return ok(new Response(null, { status: 204, headers }));
});
