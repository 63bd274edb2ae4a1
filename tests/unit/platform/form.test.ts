import { expect, it } from "vitest";
import { formToObject } from "@/lib/platform/form";

function formOf(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

it("nests at dots and lists at brackets, and leaves out the framework's own fields", () => {
  const form = formOf([
    ["attemptId", "x"],
    ["answers.q1[]", "a"],
    ["answers.q1[]", "b"],
    ["answers.q2[]", "c"],
    ["$ACTION_KEY", "secret"],
  ]);
  expect(structuredClone(formToObject(form))).toEqual({
    attemptId: "x",
    answers: { q1: ["a", "b"], q2: ["c"] },
  });
});

it("cannot be used to reach an object's prototype", () => {
  formToObject(
    formOf([
      ["__proto__.polluted", "yes"],
      ["constructor.prototype.polluted", "yes"],
    ]),
  );
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

it("has the line ends that were typed, not those that browsers send", () => {
  expect(formToObject(formOf([["text", "一\r\n二\n三"]])).text).toBe("一\n二\n三");
});
