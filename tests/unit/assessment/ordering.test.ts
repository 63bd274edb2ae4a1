import { expect, it } from "vitest";
import { misplacedItem } from "@/lib/assessment/rules/ordering";

const right = ["a", "b", "c", "d"];

it.each<[string, string[], string | null]>([
  ["the last item first", ["d", "a", "b", "c"], "d"],
  ["the first item last", ["b", "c", "d", "a"], "a"],
  ["an item two places on", ["b", "c", "a", "d"], "a"],
  ["two neighbours exchanged: either would do", ["a", "c", "b", "d"], "b"],
  ["the right order", right, null],
  ["two items to move", ["b", "a", "d", "c"], null],
  ["an item missing", ["b", "c", "d"], null],
  ["an item twice", ["b", "a", "a", "d"], null],
  ["an item of another question", ["b", "a", "c", "z"], null],
])("finds the one item to move: %s", (_title, answer, misplaced) => {
  expect(misplacedItem(answer, right)).toBe(misplaced);
});
