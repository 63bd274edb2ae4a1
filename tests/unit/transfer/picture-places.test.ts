import fc from "fast-check";
import { expect, it } from "vitest";
import { BLANK_MARK } from "@/lib/assessment/model/question";
import { picturesIn } from "@/lib/assessment/rules/question-text";
import { insertPicture } from "@/lib/transfer/rules/picture-places";
import { blanksIn, emptyForm, withPlace } from "@/lib/transfer/rules/question-form";

const picture = (sign: string) => `![图${sign}](media/${sign.repeat(64)}.png)`;

it("goes where the caret stands, and to the end of a text that nobody has been in", () => {
  expect(insertPicture("看图，先去哪家？", picture("a"), 3)).toBe(
    `看图，${picture("a")}先去哪家？`,
  );
  expect(insertPicture("看图", picture("a"), null)).toBe(`看图\n${picture("a")}`);
  expect(insertPicture("看图\n", picture("a"), null)).toBe(`看图\n${picture("a")}`);
  expect(insertPicture(" ", picture("a"), 0)).toBe(picture("a"));
  expect(insertPicture("看图", picture("a"), 99)).toBe(`看图${picture("a")}`);
});

it("cuts no other picture and no blank", () => {
  const piece = fc.constantFrom("看", "\n", BLANK_MARK, picture("b"), picture("c"), "！[", "|");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat({ max: 400 }), (pieces, caret) => {
      const text = pieces.join("");
      const after = insertPicture(text, picture("a"), caret);
      expect(picturesIn(after)).toHaveLength(picturesIn(text).length + 1);
      expect(after.replace(picture("a"), "")).toBe(text.trim() === "" ? "" : text);
      expect(blanksIn(after)).toBeGreaterThanOrEqual(blanksIn(text));
    }),
  );
});

it("finds each text of the form by its place", () => {
  const form = { ...emptyForm, distractors: ["多"] };
  const marked = (text: string) => `${text}图`;
  for (const place of ["stem", "material", "explanation", "sample"] as const) {
    expect(withPlace(form, place, marked)[place]).toBe("图");
  }
  expect(withPlace(form, "choices.1", marked).choices[1]?.text).toBe("图");
  expect(withPlace(form, "items.2", marked).items).toEqual(["", "", "图"]);
  expect(withPlace(form, "lefts.0", marked).pairs[0]).toEqual({ left: "图", right: "" });
  expect(withPlace(form, "rights.0", marked).pairs[0]).toEqual({ left: "", right: "图" });
  expect(withPlace(form, "distractors.0", marked).distractors).toEqual(["多图"]);
  expect(withPlace(form, "elsewhere", marked)).toBe(form);
});
