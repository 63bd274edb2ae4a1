/** How an order differs from the right one. */
import type { Answer } from "@/lib/assessment/model/question";

/** Whether the answer puts exactly the right items in some order. */
export function isOrderOf(answer: Answer, correct: Answer): boolean {
  const items = new Set(answer);
  return (
    answer.length === correct.length &&
    items.size === answer.length &&
    correct.every((id) => items.has(id))
  );
}

/**
 * The one item that stands in the wrong place while all others follow each other as they should;
 * null when the order is right, or more than one item would have to be moved.
 */
export function misplacedItem(answer: Answer, correct: Answer): string | null {
  if (!isOrderOf(answer, correct) || isSameList(answer, correct)) return null;
  return (
    correct.find((moved) => isSameList(without(answer, moved), without(correct, moved))) ?? null
  );
}

export function isSameList(one: Answer, other: Answer): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

function without(list: Answer, removed: string): Answer {
  return list.filter((id) => id !== removed);
}
