/** The guard itself: notes what the launcher runs and ends it, last first, when the launcher is gone. */
import { createInterface } from "node:readline";
import { end } from "./processes.mjs";

/** @type {Map<number, import("./processes.mjs").Ending>} */
const watched = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.watch) watched.set(order.watch, order.ending);
  if (order.forget) watched.delete(order.forget);
}
for (const [target, ending] of [...watched].reverse()) await end(target, ending);
process.exit(0);
