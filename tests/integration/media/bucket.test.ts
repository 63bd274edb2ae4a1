/** The whole way of a file with a bucket instead of a folder: in stretches, looked at, sent out. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, expect, it, vi } from "vitest";
import { FakeS3 } from "@/tests/support/s3";

// A film of twenty megabytes goes over HTTP several times.
vi.setConfig({ testTimeout: 90_000 });

const s3 = new FakeS3();
const { endpoint, bucket, region, accessKeyId, secretAccessKey } = await s3.start();
// Settings are read once, so what reads them is imported after they are made.
Object.assign(process.env, {
  ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region, S3_LINKS: "1" },
  ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
});
const { makeActor } = await import("@/tests/support/factories");
const { begin, send } = await import("@/tests/support/uploads");
const { processNextMedia } = await import("@/lib/transfer/commands/process-media");
const { PLATFORM_ACTOR } = await import("@/lib/platform/authority");
const { db } = await import("@/db/client");
const { mediaAssets } = await import("@/db/schema/media");
const { fileResponse } = await import("@/app/file-response");
const { signedAddress } = await import("@/app/signed-address");
const { GET } = await import("@/app/files/[token]/[name]/route");

afterAll(() => s3.stop());

it("a film goes on after 99 %, is looked at, and is sent in ranges and straight from the bucket", async () => {
  const trainer = await makeActor("trainer");
  const start = await readFile("content/policy/media/intro.mp4");
  const room = Buffer.alloc(20 * 1024 * 1024 - start.length, 9);
  room.writeUInt32BE(room.length, 0);
  room.write("free", 4, "latin1");
  const film = Buffer.concat([start, room]);
  const sha256 = createHash("sha256").update(film).digest("hex");

  const id = await begin(trainer, "走访.mp4", film.length);
  const breakAfter = Math.floor(film.length * 0.99);
  expect(await send(trainer, id, film, { breakAfter })).toMatchObject({
    value: { received: breakAfter },
  });
  expect(s3.objects.has(sha256)).toBe(false);
  const rest = await send(trainer, id, film, { offset: breakAfter });
  expect(rest).toMatchObject({ value: { received: film.length } });
  expect(
    createHash("sha256")
      .update(s3.objects.get(sha256) ?? "")
      .digest("hex"),
  ).toBe(sha256);
  expect(s3.multiparts.size).toBe(0);
  expect([...s3.objects.keys()].filter((key) => key.startsWith("unfinished/"))).toEqual([]);

  while (await processNextMedia(PLATFORM_ACTOR));
  expect(await db.select().from(mediaAssets)).toMatchObject([{ state: "ready", sha256 }]);

  const file = { bytes: film.length, type: "video/mp4" };
  const ranged = new Request("http://x/", { headers: { range: "bytes=4-7" } });
  const part = await fileResponse(ranged, sha256, file);
  expect([part.status, await part.text()]).toEqual([206, "ftyp"]);

  const address = signedAddress(sha256, "走访.mp4");
  const [, , token = "", name = ""] = address.split("/");
  const moved = await GET(new Request(`http://x${address}`), {
    params: Promise.resolve({ token, name }),
  });
  expect(moved.status).toBe(303);
  const direct = await fetch(moved.headers.get("location") ?? "", {
    headers: { range: "bytes=0-3" },
  });
  expect([direct.status, direct.headers.get("content-type")]).toEqual([206, "video/mp4"]);
  expect(Buffer.from(await direct.arrayBuffer())).toEqual(film.subarray(0, 4));
});
