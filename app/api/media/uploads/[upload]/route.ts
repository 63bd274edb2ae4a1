import { tusHeaders } from "@/app/api/media/uploads/tus-response";
import { finishReceived, forgetUpload, receiveStretch } from "@/lib/media/commands/receive";
import { getUpload } from "@/lib/media/queries/uploads";
import { readChecksum, readCount, TUS_VERSION } from "@/lib/media/rules/tus";
import { isRefusalCode, isUuid, ok, refuse } from "@/lib/platform/result";
import { withExchange } from "@/lib/platform/route";

type Context = { params: Promise<{ upload: string }> };

/** How far an upload has come. One that is whole but was not entered into the library is now. */
export const HEAD = withExchange("media.upload", async (permit, _request, context: Context) => {
  const upload = await getUpload(permit, (await context.params).upload);
  if (!upload) return refuse("media.upload_gone");
  const { received, length, expiresAt, refusal } = upload;
  if (refusal) return refuse(isRefusalCode(refusal) ? refusal : "media.upload_gone");
  let { assetId } = upload;
  if (!assetId && received === length) {
    const finished = await finishReceived(permit.actor, upload);
    if (!finished.ok) return finished;
    assetId = finished.value.assetId;
  }
  const headers = tusHeaders({ received, expiresAt, assetId, length });
  return ok(new Response(null, { status: 200, headers }));
});

/** The next stretch, as it comes. */
export const PATCH = withExchange("media.upload", async (permit, request, context: Context) => {
  const id = (await context.params).upload;
  const { headers, body } = request;
  const isTus =
    headers.get("tus-resumable") === TUS_VERSION &&
    headers.get("content-type") === "application/offset+octet-stream";
  if (!isTus) return refuse("media.protocol");
  const offset = readCount(headers.get("upload-offset"));
  const checksum = readChecksum(headers.get("upload-checksum"));
  if (offset === null || checksum === "unknown") return refuse("invalid_input");
  if (!isUuid(id)) return refuse("media.upload_gone");
  const received = await receiveStretch(permit.actor, { id, offset, body, checksum });
  if (!received.ok) return received;
  return ok(new Response(null, { status: 204, headers: tusHeaders(received.value) }));
});

/** Gives an upload up (tus, termination). */
export const DELETE = withExchange("media.upload", async (permit, _request, context: Context) => {
  const id = (await context.params).upload;
  const forgotten = isUuid(id) ? await forgetUpload(permit.actor, id) : refuse("media.upload_gone");
  if (!forgotten.ok) return forgotten;
  return ok(new Response(null, { status: 204, headers: { "tus-resumable": TUS_VERSION } }));
});
