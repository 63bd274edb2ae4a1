/**
 * Stages of the test suite: run in order, timed and counted. A failing stage does not stop the
 * others; one whose prerequisite failed is not run, and says so.
 */
import { refuseWhenClosing } from "./lifecycle.mjs";
import { Halt, say, sayFailure, seconds } from "./speech.mjs";

/** @typedef {import("./test-reports.mjs").Counts} Counts */

/** @type {{ name: string, counts: Counts, took: number, note?: string }[]} */
const results = [];
/** @type {Map<() => Promise<unknown>, Promise<boolean>>} */
const prepared = new Map();

/**
 * Runs a stage once its prerequisites are there.
 * @param {string} name
 * @param {Prerequisite[]} needs
 * @param {() => Promise<Counts>} work
 */
export async function stage(name, needs, work) {
  for (const need of needs) {
    if (await prepare(need)) continue;
    results.push({ name, counts: count({ skipped: 1 }), took: 0, note: `缺少前提：${need.title}` });
    return;
  }
  await timed(name, work);
}

/** @typedef {{ title: string, needs?: Prerequisite[], work: () => Promise<unknown> }} Prerequisite */

/** Makes a prerequisite ready, once for all stages. It counts only when it fails. */
async function prepare(/** @type {Prerequisite} */ { title, needs = [], work }) {
  for (const need of needs) if (!(await prepare(need))) return false;
  const ready = prepared.get(work) ?? timed(title, () => work().then(() => count({})));
  prepared.set(work, ready);
  return ready;
}

async function timed(/** @type {string} */ name, /** @type {() => Promise<Counts>} */ work) {
  say(`\n▶ ${name}`);
  const began = Date.now();
  let counts = count({ failed: 1 });
  try {
    counts = await work();
  } catch (error) {
    // What Ctrl-C cut short has no result.
    refuseWhenClosing();
    sayFailure(error instanceof Error ? error : new Halt(String(error)));
  }
  refuseWhenClosing();
  const took = Date.now() - began;
  say(`${counts.failed ? "✗" : "✓"} ${name}（${seconds(took)}）`);
  results.push({ name, counts, took });
  return counts.failed === 0;
}

/** Prints the table and the line of totals, and returns the exit code. */
export function summarise() {
  say("\n阶段                     结果      用时");
  for (const { name, counts, took, note } of results) {
    const outcome = note ? "未运行" : counts.failed ? "失败" : "通过";
    say(`${pad(name, 25)}${pad(outcome, 10)}${note ?? seconds(took)}`);
  }
  const total = count({});
  for (const { counts } of results) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
  say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** @returns {Counts} */
function count(/** @type {Partial<Counts>} */ some) {
  return { passed: 0, failed: 0, skipped: 0, ...some };
}

/** Pads to columns of a terminal, where a Chinese character takes two. */
function pad(/** @type {string} */ text, /** @type {number} */ columns) {
  const width = [...text].reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 0);
  return text + " ".repeat(Math.max(1, columns - width));
}
