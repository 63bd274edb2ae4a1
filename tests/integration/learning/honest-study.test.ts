/** What honest people do, and phones and networks make of it, counts in full and strikes nobody. */
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { studyFlags } from "@/db/schema/learning";
import type { StudyReport } from "@/lib/learning/model/evidence";
import { lengthOf } from "@/lib/learning/rules/ranges";
import { DESK, film, openLesson, WHOLE } from "@/tests/support/studying";

const seen = ({ ranges }: StudyReport) => lengthOf(ranges);
const flags = async () => (await db.select().from(studyFlags)).map(({ kind }) => kind);

describe("honest study", () => {
  it("counts in full whatever the network does to it: late, twice, out of order", async () => {
    const { beat } = await openLesson();
    const parts = Array.from({ length: 40 }, (_, n) => ({
      activeSeconds: 15,
      span: 15,
      age: 3600 - n * 15,
      ranges: [[n * 150, (n + 1) * 150]],
      position: (n + 1) * 150,
    }));
    const shuffled = [...parts, ...parts].sort(
      (a, b) => ((a.age * 7919) % 97) - ((b.age * 7919) % 97),
    );
    let report = await beat(3);
    for (const part of shuffled) report = await beat(4000, part);
    expect(report.activeSeconds).toBe(600);
    expect(report.ranges).toEqual([[0, 6000]]);
    expect(report.position).toBe(6000);
    expect(await flags()).toEqual([]);
  });

  it("on a phone without network counts beside what the computer told meanwhile", async () => {
    const { beat } = await openLesson();
    const desk = { session: DESK, begin: true };
    await beat(1200, { ...desk, activeSeconds: 0 });
    await beat(1215, { ...desk, activeSeconds: 15, ranges: [[0, 150]] });
    const late = { activeSeconds: 600, span: 600, age: 300, ranges: [[150, 6150]] };
    const report = await beat(1300, late);
    expect(report.activeSeconds).toBe(615);
    expect(report.ranges).toEqual([[0, 6150]]);
  });

  it("of a document counts page by page", async () => {
    const { beat } = await openLesson({
      ...{ kind: "document", src: "../media/a.pdf", bytes: 1000 },
      ...{ pages: 4, secondsPerPage: 10, requiredPercent: 100 },
    });
    const flung = await beat(12, { activeSeconds: 12, ranges: WHOLE });
    expect(seen(flung)).toBe(3000);
    const read = await beat(40, { activeSeconds: 28, ranges: WHOLE });
    expect([seen(read), read.completed]).toEqual([10_000, true]);
  });

  it("of a long page is told once, after heartbeats that could not tell it yet, and strikes nobody", async () => {
    const { beat } = await openLesson({
      ...{ kind: "document", src: "../media/a.pdf", bytes: 1000 },
      ...{ pages: 2, secondsPerPage: 60, requiredPercent: 100 },
    });
    for (const second of [15, 30, 45]) await beat(second, { activeSeconds: 15 });
    const first = await beat(61, { activeSeconds: 16, ranges: [[0, 5000]] });
    expect(first.ranges).toEqual([[0, 5000]]);
    for (const second of [76, 91, 106]) await beat(second, { activeSeconds: 15 });
    const last = await beat(122, { activeSeconds: 16, ranges: [[5000, 10_000]] });
    expect(last.completed).toBe(true);
    expect(await flags()).toEqual([]);
  });

  it("that went on in a tab left behind earns to that moment, and strikes nobody", async () => {
    const { beat } = await openLesson({ ...film, seconds: 80 });
    await beat(10, { session: DESK, begin: true });
    const left = await beat(20, { activeSeconds: 20, ranges: [[0, 3750]] });
    expect([left.seat, seen(left)]).toEqual(["elsewhere", 1875]);
    expect(await flags()).toEqual([]);
  });
});
