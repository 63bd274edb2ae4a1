/** A console error during a test is a fault that nobody asserted; it fails the test. */
import { afterEach, beforeEach, expect, vi } from "vitest";

beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const spy = vi.mocked(console.error);
  const calls = spy.mock.calls.map((call) => call.join(" "));
  spy.mockRestore();
  expect(calls).toEqual([]);
});
