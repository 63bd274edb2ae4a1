/** What two lists have in common, in order. Pure. */

/**
 * The longest common subsequence: places in `after` → their places in `before`. Equal beginnings and
 * ends, which is most of a text that was edited, cost nothing.
 */
export function longestCommon<T>(before: readonly T[], after: readonly T[]): Map<number, number> {
  const matched = new Map<number, number>();
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) {
    matched.set(head, head);
    head += 1;
  }
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
    matched.set(after.length - tail, before.length - tail);
  }
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  for (const [to, from] of table(left, right)) matched.set(to + head, from + head);
  return matched;
}

/** The plain table of lengths; `left` and `right` are what differs. */
function table<T>(left: readonly T[], right: readonly T[]): [number, number][] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) pairs.push([column++, row++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
