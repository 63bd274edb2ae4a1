import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "@/lib/assessment/model/question";
import { makeServer, open, sheet } from "@/tests/unit/assessment/flaky-server";
import { memoryStorage } from "@/tests/unit/assessment/memory-storage";

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers({ now: sheet.serverNow });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the answer book", () => {
  it("shows a change at once and sends it", async () => {
    const server = makeServer();
    const book = open(server);

    book.change("q2", ["b"]);

    expect(book.view()).toMatchObject({
      answers: { q1: ["a"], q2: ["b"] },
      saveState: "saving",
      waitingIds: ["q2"],
    });
    await settle();
    expect(book.view()).toMatchObject({ saveState: "saved", waitingIds: [] });
    expect(server.stored.get("q2")).toMatchObject({ answer: ["b"], sequence: 600 });
  });

  it("sends only the last of quick changes after the one on its way", async () => {
    const server = makeServer();
    const book = open(server);
    for (const answer of ["a", "b", "c"]) book.change("q2", [answer]);
    await settle();
    expect(server.sent.map((entry) => entry.answer)).toEqual([["a"], ["c"]]);
    expect(server.answers()).toMatchObject({ q2: ["c"] });
  });

  it("keeps what cannot be sent, says so, and sends it by itself later", async () => {
    const server = makeServer();
    const storage = memoryStorage();
    const book = open(server, storage);
    server.network.next = () => "lost";
    book.change("q2", ["b"]);
    await settle();
    expect(book.view()).toMatchObject({ saveState: "unreachable", waitingIds: ["q2"] });
    expect(storage.length).toBe(1);

    server.network.next = () => "ok";
    await vi.advanceTimersByTimeAsync(1500);

    expect(book.view()).toMatchObject({ saveState: "saved" });
    expect(server.answers()).toMatchObject({ q2: ["b"] });
    expect(storage.length).toBe(0);
  });

  it("tries at once when the network is back, and not before its time otherwise", async () => {
    const server = makeServer();
    server.network.next = () => "lost";
    const book = open(server);
    book.change("q2", ["b"]);
    await vi.advanceTimersByTimeAsync(700);
    expect(server.sent).toHaveLength(1);
    book.wake();
    await settle();
    expect(server.sent).toHaveLength(2);
  });

  it("brings in what an earlier visit left on the device, and forgets what the server has", async () => {
    const storage = memoryStorage();
    storage.setItem("wushe:attempt:attempt:q1", '{"answer":["old"],"sequence":50}');
    storage.setItem("wushe:attempt:attempt:q3", '{"answer":["c"],"sequence":70}');
    const server = makeServer();

    const book = open(server, storage);

    expect(book.view().answers).toEqual({ q1: ["a"], q3: ["c"] });
    await settle();
    expect(server.answers()).toEqual({ q1: ["a"], q3: ["c"] });
    expect(server.sent.map((entry) => entry.versionId)).toEqual(["q3"]);
    expect(storage.length).toBe(0);
  });

  it("gives way to a later answer from another device, and says which", async () => {
    const server = makeServer();
    const book = open(server);
    server.stored.set("q2", { versionId: "q2", answer: ["other"], sequence: 9999 });
    book.change("q2", ["mine"]);
    await settle();
    expect(book.view()).toMatchObject({ answers: { q2: ["other"] }, overruledIds: ["q2"] });

    book.change("q2", ["mine again"]);
    await settle();
    expect(server.answers()).toMatchObject({ q2: ["mine again"] });
    expect(book.view().overruledIds).toEqual([]);
  });

  it("keeps a change that is later still, though the one before it was overtaken", async () => {
    const server = makeServer();
    const book = open(server);
    server.stored.set("q2", { versionId: "q2", answer: ["other"], sequence: 610 });
    book.change("q2", ["mine"]);
    vi.setSystemTime(sheet.serverNow.getTime() + 2000);
    book.change("q2", ["mine again"]);
    const shown: unknown[] = [];
    book.subscribe(() => shown.push(book.view().answers.q2));
    await settle();
    expect(shown.map(String)).not.toContain("other");
    expect(server.answers()).toMatchObject({ q2: ["mine again"] });
    expect(book.view().overruledIds).toEqual([]);
  });

  it("follows another tab of this device", () => {
    const book = open(makeServer());
    const key = "wushe:attempt:attempt:q2";
    book.noticeTab({ key, newValue: '{"answer":["b"],"sequence":900}' });
    expect(book.view().answers).toMatchObject({ q2: ["b"] });
    book.noticeTab({ key, newValue: '{"answer":["late"],"sequence":800}' });
    expect(book.view().answers).toMatchObject({ q2: ["b"] });
  });

  it("keeps the answers while signed out, and goes on after", async () => {
    const server = makeServer();
    const book = open(server);
    server.network.fixed = { kind: "signed-out" };
    book.change("q2", ["b"]);
    await settle();
    expect(book.view()).toMatchObject({ saveState: "signed-out", waitingIds: ["q2"] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.sent).toHaveLength(1);

    server.network.fixed = null;
    book.wake();
    await settle();
    expect(book.view().saveState).toBe("saved");
  });

  it("tries again within seconds of the network's return, however long it was away", async () => {
    const server = makeServer();
    const book = open(server);
    server.network.fixed = { kind: "unreachable" };
    for (let number = 2; number < 12; number += 1) {
      book.change(`q${number}`, ["a"]);
      await settle();
    }
    // The browser says so a moment too early: this try is in vain as well.
    book.wake();
    await settle();
    expect(book.view().saveState).toBe("unreachable");
    server.network.fixed = null;
    await vi.advanceTimersByTimeAsync(5000);
    expect(book.view()).toMatchObject({ saveState: "saved", waitingIds: [] });
  });

  it("takes no more changes once the attempt has ended, and knows what came too late", async () => {
    const server = makeServer();
    const book = open(server);
    server.network.fixed = { kind: "closed" };
    book.change("q2", ["b"]);
    await settle();
    book.change("q3", ["c"]);
    book.wake();
    await settle();
    expect(book.view()).toMatchObject({ saveState: "closed", waitingIds: ["q2"] });
    expect(server.sent).toHaveLength(1);
  });

  it("doesn't send again what was refused for good, but keeps it and says so", async () => {
    const server = makeServer();
    const book = open(server);
    server.network.fixed = { kind: "rejected" };
    book.change("q2", ["b"]);
    await settle();
    book.wake();
    await settle();
    expect(server.sent).toHaveLength(1);
    expect(book.view()).toMatchObject({ saveState: "rejected", waitingIds: ["q2"] });
  });

  it("sends everything at once when the page is being left", async () => {
    const server = makeServer();
    const book = open(server);
    for (let number = 2; number < 20; number += 1) book.change(`q${number}`, ["a"]);
    expect(server.sent).toHaveLength(4);
    book.leave();
    expect(server.sent).toHaveLength(18);
  });
});

describe("flush", () => {
  it("waits until all is saved", async () => {
    const server = makeServer();
    const book = open(server);
    for (let number = 2; number < 20; number += 1) book.change(`q${number}`, ["a"]);
    expect(await book.flush()).toBe("saved");
    expect(server.stored.size).toBe(19);
  });

  it("tells at once when the network is down, and has nothing to wait for when all is saved", async () => {
    const server = makeServer();
    const book = open(server);
    expect(await book.flush()).toBe("saved");
    server.network.next = () => "lost";
    book.change("q2", ["b"]);
    expect(await book.flush()).toBe("unreachable");
    expect(await book.flush()).toBe("unreachable");
  });
});

describe("the clock", () => {
  it("is the server's, on a device that goes wrong", () => {
    vi.setSystemTime(new Date("2026-05-01T09:00:00Z"));
    const book = open(makeServer());
    expect(book.serverTime()).toBe(sheet.serverNow.getTime());
    vi.setSystemTime(new Date("2026-05-01T09:00:05Z"));
    expect(book.serverTime()).toBe(sheet.serverNow.getTime() + 5000);
  });

  it("doesn't lag behind by the time the page took to load", () => {
    vi.setSystemTime(sheet.serverNow.getTime() + 4000);
    expect(open(makeServer()).serverTime()).toBe(sheet.serverNow.getTime() + 4000);
  });
});

it("loses no answer, whatever the network does and however often the page is reloaded", async () => {
  const fate = fc.constantFrom("ok", "lost", "reply-lost");
  const step = fc.oneof(
    fc.record({ change: fc.constantFrom("q1", "q2", "q3"), to: fc.constantFrom("a", "b", "c") }),
    fc.record({ wait: fc.nat({ max: 5000 }) }),
    fc.constant({ reload: true }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.infiniteStream(fate),
      async (steps, fates) => {
        const server = makeServer();
        const storage = memoryStorage();
        server.network.next = () => fates.next().value ?? "ok";
        let book = open(server, storage);
        const last: Record<string, Answer> = { q1: ["a"] };
        for (const taken of steps) {
          if ("change" in taken) {
            last[taken.change] = [taken.to];
            book.change(taken.change, [taken.to]);
          } else if ("wait" in taken) {
            await vi.advanceTimersByTimeAsync(taken.wait);
          } else {
            book.stop();
            const sequences = [...server.stored].map(([id, entry]) => [id, entry.sequence]);
            book = open(server, storage, {
              answers: server.answers(),
              sequences: Object.fromEntries(sequences),
              serverNow: new Date(),
            });
          }
        }
        expect(book.view().answers).toEqual(last);

        server.network.next = () => "ok";
        await vi.advanceTimersByTimeAsync(60_000);

        expect(server.answers()).toEqual(last);
        expect(book.view().saveState).toBe("saved");
        book.stop();
      },
    ),
    { numRuns: 150 },
  );
});
