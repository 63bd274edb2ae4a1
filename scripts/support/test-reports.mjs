/** Counts from the machine-readable reports of the test runners. */
import { readJson } from "./private-files.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** One check that is either fine or not. @returns {Counts} */
export function oneCheck(/** @type {number} */ exitCode) {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

/** @returns {Counts} */
export function vitestCounts(/** @type {string} */ file, /** @type {number} */ exitCode) {
  const report = readJson(file);
  if (!report) return nothingRan;
  // A file that cannot be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (/** @type {any} */ result) =>
      result.status === "failed" && result.assertionResults.length === 0,
  ).length;
  return honest(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  });
}

/** @returns {Counts} */
export function playwrightCounts(/** @type {string} */ file, /** @type {number} */ exitCode) {
  const report = readJson(file);
  if (!report) return nothingRan;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return honest(exitCode, { passed: expected + flaky, failed: unexpected, skipped });
}

/** @type {Counts} */
const nothingRan = { passed: 0, failed: 1, skipped: 0 };

/** A runner that failed has failed, and one that ran nothing has proved nothing. */
function honest(/** @type {number} */ exitCode, /** @type {Counts} */ counts) {
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed + counts.skipped === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
