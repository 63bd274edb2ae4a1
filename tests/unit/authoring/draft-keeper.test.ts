import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  DraftKeeper,
  type SaveAnswer,
  type SaveState,
  type Version,
} from "@/components/editor/saving/draft-keeper";
import type { KeptDraft } from "@/components/editor/saving/kept-drafts";
import { putToRest, restingKeeper } from "@/components/editor/saving/resting-keepers";

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

describe("an editor that is left for another screen of the tab", () => {
  it("has what was written saved at once, as it stood when it was left", async () => {
    const { keeper, sent, write, page } = begin();
    write("甲乙");
    const resting = putToRest("left-at-once", keeper);
    page.text = "别的课文";
    expect(await resting).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([{ text: "甲乙", base: 1, anew: false }]);
  });

  it("saves nothing when nothing was written", async () => {
    const { keeper, sent } = begin();
    expect(await putToRest("left-unchanged", keeper)).toBe(false);
    expect(sent).toEqual([]);
  });

  it("goes on trying without network, and is known to when the lesson is opened again", async () => {
    const { keeper, sent, write } = begin([{ kind: "offline" }, { kind: "offline" }]);
    write("甲乙");
    expect(await putToRest("left-offline", keeper)).toBe(false);
    expect(restingKeeper("left-offline", { text: "甲", revision: 1 })?.text).toBe("甲乙");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toHaveLength(3);
    expect(keeper.base).toEqual({ text: "甲乙", revision: 2 });
  });

  it("is opened again with what was written since the screen's text, and with a newer text as that is", async () => {
    const { keeper, write } = begin();
    write("甲乙");
    await putToRest("left-saved", keeper);
    const opened = (text: string, revision: number) =>
      restingKeeper("left-saved", { text, revision })?.text ?? text;
    expect(opened("甲", 1)).toBe("甲乙");
    expect(opened("甲乙", 2)).toBe("甲乙");
    expect(opened("甲乙丁", 3)).toBe("甲乙丁");
    expect(restingKeeper("never-left", { text: "甲", revision: 1 })).toBeNull();
  });

  it("tells the editor that holds it next how it stands", async () => {
    const { keeper, write } = begin([{ kind: "offline" }]);
    write("甲乙");
    await putToRest("left-and-taken-up", keeper);
    const states: SaveState[] = [];
    keeper.wake({ read: () => "甲乙丙", onState: (state) => states.push(state) });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(keeper.base).toEqual({ text: "甲乙丙", revision: 2 });
    expect(states.at(-1)?.phase).toBe("saved");
  });
});
