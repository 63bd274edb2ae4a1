import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  merged,
  newestOfEach,
  nextSequence,
  parseEntry,
  type QueuedResponse,
  retryDelay,
  stillWaiting,
} from "@/components/assessment/response-queue";
import { openResponseStore } from "@/components/assessment/response-store";
import { outcomeOf } from "@/components/assessment/send-response";
import { memoryStorage } from "@/tests/unit/assessment/memory-storage";

const anyEntry: fc.Arbitrary<QueuedResponse> = fc.record({
  versionId: fc.constantFrom("q1", "q2", "q3"),
  answer: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
  sequence: fc.nat({ max: 20 }),
});

describe("nextSequence", () => {
  it("is the time since the opening, in tenths of a second", () => {
    expect(nextSequence(undefined, 12_345)).toBe(123);
    expect(nextSequence(7, 12_345)).toBe(123);
  });

  it("grows with every change, however fast they come and whatever the clock says", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -1_000_000, max: 36_000_000 }), (known, open) => {
        expect(nextSequence(known, open)).toBeGreaterThan(known);
      }),
    );
  });

  it("is at least one, so that a form that knew of no answer never wins", () => {
    expect(nextSequence(undefined, -5000)).toBe(1);
  });
});

describe("what waits", () => {
  it("keeps the newest entry of each question, the oldest change first", () => {
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const newest = newestOfEach(entries);
        for (const { versionId, sequence } of newest) {
          const all = entries.filter((entry) => entry.versionId === versionId);
          expect(sequence).toBe(Math.max(...all.map((entry) => entry.sequence)));
        }
        expect(new Set(newest.map((entry) => entry.versionId)).size).toBe(newest.length);
        expect(newest.map((entry) => entry.sequence)).toEqual(
          newest.map((entry) => entry.sequence).sort((one, other) => one - other),
        );
      }),
    );
  });

  it("wins over the server exactly where it is newer, in whatever order it is merged", () => {
    const known = { answers: { q1: ["a"] }, sequences: { q1: 10 } };
    const fresh = { versionId: "q1", answer: ["b"], sequence: 11 };
    const stale = { versionId: "q1", answer: ["c"], sequence: 10 };
    const first = { versionId: "q2", answer: ["a"], sequence: 0 };

    expect(merged(known, [stale])).toEqual(known);
    expect(stillWaiting(known.sequences, [fresh, stale, first])).toEqual([fresh, first]);
    expect(merged(known, [fresh, stale, first])).toEqual(merged(known, [first, stale, fresh]));
    expect(merged(known, [fresh, first])).toEqual({
      answers: { q1: ["b"], q2: ["a"] },
      sequences: { q1: 11, q2: 0 },
    });
  });
});

describe("parseEntry", () => {
  it("reads what was written", () => {
    expect(parseEntry("q1", '{"answer":["a"],"sequence":3}')).toEqual({
      versionId: "q1",
      answer: ["a"],
      sequence: 3,
    });
  });

  it.each([
    null,
    "",
    "null",
    "7",
    "[]",
    "{",
    '{"answer":"a","sequence":1}',
    '{"answer":[1],"sequence":1}',
    '{"answer":[],"sequence":"1"}',
    '{"answer":[]}',
  ])("takes %j for nothing", (text) => expect(parseEntry("q1", text)).toBeNull());
});

describe("retryDelay", () => {
  it("doubles up to half a minute, and spreads", () => {
    expect([1, 2, 3, 6, 60].map((failures) => retryDelay(failures, 0.5))).toEqual([
      1000, 2000, 4000, 30_000, 30_000,
    ]);
    expect(retryDelay(1, 0)).toBe(750);
    expect(retryDelay(1, 0.999)).toBe(1250);
  });
});

describe("the store", () => {
  const entry = { versionId: "q1", answer: ["a"], sequence: 5 };

  it("keeps the answers of one attempt apart from those of others, across visits", () => {
    const storage = memoryStorage();
    storage.setItem("theme", "dark");
    openResponseStore("one", storage).put(entry);
    expect(openResponseStore("one", storage).entries()).toEqual([entry]);
    expect(openResponseStore("two", storage).entries()).toEqual([]);
  });

  it("drops what was acknowledged, and not what was changed since", () => {
    const storage = memoryStorage();
    const store = openResponseStore("one", storage);
    store.put({ ...entry, sequence: 6 });
    store.drop("q1", 5);
    expect(store.entries()).toHaveLength(1);
    store.drop("q1", 6);
    expect(store.entries()).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it("never takes away what another tab has written", () => {
    const storage = memoryStorage();
    const [one, other] = [openResponseStore("one", storage), openResponseStore("one", storage)];
    one.put(entry);
    other.put({ ...entry, sequence: 9, answer: ["b"] });
    other.put({ versionId: "q2", answer: ["a"], sequence: 1 });
    one.drop("q1", 5);
    expect(one.entries().map(({ versionId, sequence }) => [versionId, sequence])).toEqual([
      ["q2", 1],
      ["q1", 9],
    ]);
  });

  it("makes do with memory when the device has no room", () => {
    const full = memoryStorage();
    full.setItem = () => {
      throw new Error("QuotaExceededError");
    };
    for (const storage of [full, null]) {
      const store = openResponseStore("one", storage);
      store.put(entry);
      expect(store.entries()).toEqual([entry]);
      store.drop("q1", 4);
      expect(store.entries()).toEqual([entry]);
      store.drop("q1", 5);
      expect(store.entries()).toEqual([]);
    }
  });

  it("recognises the keys of its own attempt in another tab's message", () => {
    const store = openResponseStore("one", memoryStorage());
    const newValue = '{"answer":["a"],"sequence":5}';
    expect(store.entryOf({ key: "wushe:attempt:one:q1", newValue })).toEqual(entry);
    expect(store.entryOf({ key: "wushe:attempt:two:q1", newValue })).toBeNull();
    expect(store.entryOf({ key: "wushe:attempt:one:q1", newValue: null })).toBeNull();
    expect(store.entryOf({ key: null, newValue: null })).toBeNull();
  });
});

describe("outcomeOf", () => {
  const refused = (code: string) => ({ ok: false, refusal: { code } });

  it.each([
    [200, { ok: true, value: { sequence: 3, newer: null } }, "stored"],
    [401, refused("sign_in_required"), "signed-out"],
    [409, refused("attempt.closed"), "closed"],
    [400, refused("invalid_input"), "rejected"],
    [404, refused("not_found"), "rejected"],
    [500, { ok: false, failure: { id: "1" } }, "unreachable"],
    [502, refused("invalid_input"), "unreachable"],
    [200, { ok: true }, "unreachable"],
    [200, "<html>连接酒店网络</html>", "unreachable"],
    [200, null, "unreachable"],
    [401, { error: "proxy" }, "unreachable"],
  ])("takes %i %j for %s", (status, body, kind) => {
    expect(outcomeOf(status, body).kind).toBe(kind);
  });
});
