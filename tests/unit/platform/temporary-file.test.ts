/** A body lies in a file while it is taken: whole or not at all, and never longer than that. */
import { open, readFile, stat } from "node:fs/promises";
import { expect, it, vi } from "vitest";
import { withTemporaryFile } from "@/lib/platform/temporary-file";

async function* parts(...texts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield new TextEncoder().encode(text);
  }
}

const read = async (path: string) => ({ path, text: await readFile(path, "utf8") });

it("hands on all that came, and takes the file away", async () => {
  const read1 = await withTemporaryFile(parts("社区", "走访"), 100, read);
  expect(read1).toMatchObject({ text: "社区走访" });
  const { path } = typeof read1 === "string" ? { path: "" } : read1;
  await expect(stat(path)).rejects.toThrow("ENOENT");
});

it("writes whole what the disk takes in small bites", async () => {
  const handle = await open("/dev/null", "w");
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  const write = prototype.write;
  const biting = vi.spyOn(prototype, "write").mockImplementation(function (
    this: unknown,
    ...[bytes, at, length, place]: unknown[]
  ) {
    const most = Math.min(2, Number(length ?? (bytes as Uint8Array).length));
    return write.call(this, bytes, at ?? 0, most, place);
  });
  const whole = await withTemporaryFile(parts("社区走访"), 100, read);
  expect(biting.mock.calls.length).toBeGreaterThan(1);
  biting.mockRestore();
  expect(whole).toMatchObject({ text: "社区走访" });
});

it("hands on nothing of what is longer than is taken, or breaks off, and says which", async () => {
  const use = vi.fn(read);
  expect(await withTemporaryFile(parts("1234", "5"), 4, use)).toBe("too_large");
  expect(await withTemporaryFile(parts("12", new Error("aborted")), 4, use)).toBe("broken_off");
  expect(use).not.toHaveBeenCalled();
});

it("takes the file away when its use fails, and when there is nothing in it", async () => {
  let left = "";
  const failing = withTemporaryFile(parts("1"), 4, async (path) => {
    left = path;
    throw new Error("unreadable");
  });
  await expect(failing).rejects.toThrow("unreadable");
  await expect(stat(left)).rejects.toThrow("ENOENT");
  expect(await withTemporaryFile(null, 4, read)).toMatchObject({ text: "" });
});
