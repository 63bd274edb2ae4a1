/** A roster in words and on a sheet. */
import { expect, test } from "vitest";
import type { RosterRow } from "@/lib/reports/model/roster";
import { RosterFilter } from "@/lib/reports/model/roster";
import { rosterQuery, rosterSheet, standingOf } from "@/lib/reports/rules/roster";

const row: RosterRow = {
  ...{ enrolmentId: "e", name: "田小禾", organisation: null, region: "武昌区", kind: "assigned" },
  ...{ enrolledAt: new Date("2026-11-01T02:00:00Z"), release: 2, lessons: 8, done: 3, minutes: 65 },
  ...{ seenAt: new Date("2026-11-20T02:30:00Z"), completedAt: null },
};

test("who has opened nothing has not begun, whoever completed is done", () => {
  expect(standingOf({ seenAt: null, completedAt: null })).toBe("idle");
  expect(standingOf(row)).toBe("studying");
  expect(standingOf({ seenAt: null, completedAt: new Date() })).toBe("completed");
});

test("a sheet has as many cells in each row as headings, numbers as numbers", () => {
  const [headings = [], first = []] = rosterSheet([row]);
  expect(first).toHaveLength(headings.length);
  expect(first).toEqual([
    ...["田小禾", "", "武昌区", "指派", "2026年11月1日", "学习中", 3, 8, 65],
    ...["2026年11月20日 10:30", "", 2],
  ]);
});

test("a filter has an address, which says only what was chosen", () => {
  expect(rosterQuery(RosterFilter.parse({}))).toBe("");
  const filter = RosterFilter.parse({ words: " 田 ", standing: "idle", page: "3" });
  expect(rosterQuery(filter)).toBe("?words=%E7%94%B0&standing=idle&page=3");
  expect(RosterFilter.parse({ standing: "later", page: "-1" })).toEqual(RosterFilter.parse({}));
});
