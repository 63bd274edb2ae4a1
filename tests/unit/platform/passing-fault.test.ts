import { describe, expect, it } from "vitest";
import { isPassing } from "@/lib/platform/passing-fault";

const fault = (code: string) => Object.assign(new Error(code), { code });

describe("a fault that may pass by itself", () => {
  it.each(["40001", "40P01", "08006", "53300", "55P03", "57014", "57P01", "ECONNRESET"])(
    "is one of the moment: %s",
    (code) => {
      expect(isPassing(fault(code))).toBe(true);
      expect(isPassing(new Error("Failed query", { cause: fault(code) }))).toBe(true);
    },
  );

  it.each(["23505", "42703", "22000", "ENOENT", "ERR_INVALID_ARG_TYPE"])(
    "is not one of the work: %s",
    (code) => expect(isPassing(fault(code))).toBe(false),
  );

  it("is not whatever else is thrown", () => {
    for (const thrown of [new TypeError("x is undefined"), "40001", null, undefined]) {
      expect(isPassing(thrown)).toBe(false);
    }
  });
});
