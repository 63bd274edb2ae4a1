/** Waiting, always with a bound. */
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks until the answer is truthy and returns it; after `seconds` returns the last answer.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{ seconds: number, everyMilliseconds?: number }} patience
 */
export async function until(ask, { seconds, everyMilliseconds = 50 }) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer || Date.now() >= deadline) return answer;
    await sleep(everyMilliseconds);
  }
}
