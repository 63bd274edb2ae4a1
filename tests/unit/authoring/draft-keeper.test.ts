import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  DraftKeeper,
  type SaveAnswer,
  type SaveState,
  type Version,
} from "@/components/editor/saving/draft-keeper";
import type { KeptDraft } from "@/components/editor/saving/kept-drafts";

type Sent = { text: string; base: number; anew: boolean };

/** A keeper of “甲” at revision 1, with a platform that answers as told, else that it saved. */
function begin(answers: SaveAnswer[] = [], theirs: Version | null = null) {
  const shelf = new Map<string, KeptDraft>();
  const sent: Sent[] = [];
  const states: SaveState[] = [];
  const page = { text: "甲" };
  const keeper = new DraftKeeper({
    key: "draft",
    opened: { text: "甲", revision: 1 },
    read: () => page.text,
    send: async (text, base, anew) => {
      sent.push({ text, base, anew });
      return answers.shift() ?? { kind: "saved", revision: base + 1 };
    },
    latest: async () => theirs,
    shelf: {
      get: async (key) => shelf.get(key) ?? null,
      put: async (key, draft) => void shelf.set(key, draft),
      remove: async (key) => void shelf.delete(key),
    },
    onState: (state) => states.push(state),
  });
  const write = (text: string) => {
    page.text = text;
    keeper.touch();
  };
  return { keeper, shelf, sent, states, page, write };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what is written", () => {
  it("lies on the device at once and on the platform soon, and then no longer on the device", async () => {
    const { keeper, shelf, sent, write } = begin();
    write("甲乙");
    await vi.advanceTimersByTimeAsync(500);
    expect(shelf.get("draft")).toMatchObject({ text: "甲乙", baseText: "甲", base: 1 });
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(2500);
    expect(sent).toEqual([{ text: "甲乙", base: 1, anew: false }]);
    expect(shelf.size).toBe(0);
    expect(keeper.state.phase).toBe("saved");
  });

  it("is saved also while somebody goes on writing", async () => {
    const { sent, write } = begin();
    for (let part = 1; part <= 30; part++) {
      write("甲".repeat(part + 1));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(sent.length).toBeGreaterThan(1);
  });

  it.each([
    ["offline", "offline"],
    ["signed_out", "signed_out"],
  ] as const)(
    "stays on the device while the answer is %s, and is sent again",
    async (kind, phase) => {
      const { keeper, shelf, sent, write } = begin([{ kind }, { kind }]);
      write("甲乙");
      await vi.advanceTimersByTimeAsync(3000);
      expect(keeper.state.phase).toBe(phase);
      expect(shelf.get("draft")?.text).toBe("甲乙");
      write("甲乙丙");
      await vi.advanceTimersByTimeAsync(12_000);
      expect(sent.at(-1)?.text).toBe("甲乙丙");
      expect(keeper.state.phase).toBe("saved");
      expect(shelf.size).toBe(0);
    },
  );

  it("is not sent over what somebody else saved: both are shown, and the merged text goes on from theirs", async () => {
    const theirs = { text: "甲丁", revision: 2 };
    const { keeper, sent, write, page } = begin([{ kind: "changed_elsewhere" }], theirs);
    write("甲乙");
    await vi.advanceTimersByTimeAsync(3000);
    expect(keeper.state).toEqual({ phase: "conflict", theirs, baseText: "甲" });
    write("甲乙丙");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sent).toHaveLength(1);
    page.text = "甲丁乙丙";
    keeper.merged(theirs);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent.at(-1)).toEqual({ text: "甲丁乙丙", base: 2, anew: true });
  });

  it("that was kept on an older text is sent as a change of that text", async () => {
    const { keeper, sent, write } = begin();
    keeper.resume({ text: "旧", revision: 7 });
    write("旧的");
    await vi.advanceTimersByTimeAsync(3000);
    expect(sent).toEqual([{ text: "旧的", base: 7, anew: false }]);
  });
});

it("what is put back from the history leaves what was there as an entry of its own, once", async () => {
  const { keeper, sent, write } = begin();
  write("甲乙");
  await keeper.beginAnew();
  write("老的");
  await vi.advanceTimersByTimeAsync(3000);
  write("老的一");
  await vi.advanceTimersByTimeAsync(3000);
  expect(sent.map(({ text, anew }) => [text, anew])).toEqual([
    ["甲乙", false],
    ["老的", true],
    ["老的一", false],
  ]);
});
