import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blindIndex, blindIndexes, openField, sealField } from "@/lib/platform/field-cipher";
import { fieldKeysProblem } from "@/lib/platform/field-keys";

const place = { column: "people.id_number", rowId: "0197" };

describe("a sealed field", () => {
  it("opens at its place to what it was, and is never the same twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const sealed = sealField(text, place);
        expect(openField(sealed, place)).toBe(text);
        expect(sealField(text, place)).not.toBe(sealed);
      }),
    );
  });

  it("opens in no other row or column, and not when a bit of it changed", () => {
    const sealed = sealField("420106199001010024", place);
    expect(() => openField(sealed, { ...place, rowId: "0198" })).toThrow();
    expect(() => openField(sealed, { ...place, column: "people.remark" })).toThrow();
    const last = sealed.at(-3) === "A" ? "B" : "A";
    expect(() => openField(`${sealed.slice(0, -3)}${last}${sealed.slice(-2)}`, place)).toThrow();
    expect(() => openField(sealed.replace("v1.test.", "v1.other."), place)).toThrow("other");
  });
});

it("finds the same text by its digest, and another purpose has another", () => {
  expect(blindIndexes("42010619", "id")).toEqual([blindIndex("42010619", "id")]);
  expect(blindIndex("42010619", "code")).not.toBe(blindIndex("42010619", "id"));
  expect(blindIndex("42010618", "id")).not.toBe(blindIndex("42010619", "id"));
});

describe("the setting FIELD_KEYS", () => {
  const good = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString("base64");

  it("may hold several keys, the first of which seals", () => {
    expect(fieldKeysProblem(`b:${good},a:${good}`)).toBeNull();
  });

  it.each([
    ["a key without a name", good],
    ["two of the same name", `a:${good},a:${good}`],
    ["a key that is too short", `a:${Buffer.alloc(16, "0123456789abcdef").toString("base64")}`],
    ["a key that anybody would guess", `a:${Buffer.alloc(32, "0").toString("base64")}`],
    ["nothing", ""],
  ])("refuses %s", (_, setting) => {
    expect(fieldKeysProblem(setting)).not.toBeNull();
  });
});
