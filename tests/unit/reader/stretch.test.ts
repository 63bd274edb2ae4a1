import { describe, expect, it } from "vitest";
import {
  extended,
  goesOn,
  joinedStretch,
  type Stretch,
  toBeat,
} from "@/components/reader/study/stretch";

const NOON = Date.UTC(2026, 4, 1, 4);
const stretch = (from: number, to: number, over: Partial<Stretch> = {}): Stretch => ({
  ...{ id: `s${from}`, learnerId: "田小禾（虚构）", lessonId: "l", session: "phone" },
  ...{ beganAt: NOON + from * 1000, endedAt: NOON + to * 1000 },
  ...{ activeSeconds: to - from, ranges: [[from * 10, to * 10]], position: to * 10, ...over },
});

describe("a stretch", () => {
  it("grows by each look", () => {
    const glance = { seconds: 1, ranges: [[150, 160] as const], position: 160 };
    expect(extended(stretch(0, 15), glance, NOON + 16_000)).toMatchObject({
      ...{ activeSeconds: 16, ranges: [[0, 160]], position: 160, endedAt: NOON + 16_000 },
    });
  });

  it.each([
    { to: 15, now: 16, goes: true, because: "the next second" },
    { to: 15, now: 30, goes: false, because: "the phone slept" },
    { to: 15, now: 10, goes: false, because: "the clock was put back" },
    { to: 599, now: 602, goes: false, because: "it is long enough to be told by itself" },
  ])("goes on or ends: $because", ({ to, now, goes }) => {
    expect(goesOn(stretch(0, to), NOON + now * 1000)).toBe(goes);
  });

  it("joins the one before when nothing lies between", () => {
    expect(joinedStretch(stretch(0, 15), stretch(15, 30))).toMatchObject({
      ...{ id: "s0", activeSeconds: 30, ranges: [[0, 300]], position: 300 },
    });
    expect(joinedStretch(stretch(0, 15), stretch(40, 55))).toBeNull();
    expect(joinedStretch(stretch(0, 15), stretch(15, 30, { session: "desk" }))).toBeNull();
    expect(joinedStretch(stretch(0, 15), stretch(15, 30, { lessonId: "m" }))).toBeNull();
    expect(joinedStretch(stretch(0, 595), stretch(595, 610))).toBeNull();
  });

  it("carries the word that the lesson is done, and loses it to no other", () => {
    const said = stretch(15, 30, { confirmed: true });
    expect(joinedStretch(stretch(0, 15), said)).toMatchObject({ confirmed: true });
    expect(joinedStretch(said, stretch(30, 45))).toMatchObject({ confirmed: true });
    expect(toBeat(said, NOON + 60_000, false)).toMatchObject({ confirm: true });
    expect(toBeat(stretch(0, 15), NOON + 60_000, false)).not.toHaveProperty("confirm");
  });

  it("is told by how long ago it was, so that a wrong clock does not matter", () => {
    const beat = toBeat(stretch(0, 15), NOON + 75_000, true);
    expect(beat).toMatchObject({ age: 60, span: 15, activeSeconds: 15, begin: true });
    const putBack = toBeat(stretch(0, 15), NOON - 3_600_000, false);
    expect(putBack).toMatchObject({ age: 0, span: 15 });
    expect(toBeat(stretch(0, 15, { activeSeconds: 99 }), NOON, false).activeSeconds).toBe(15);
  });
});
