/** What was found and not decided; which decisions go with a work; what a file is. */
import { describe, expect, it } from "vitest";
import type { Decision } from "@/lib/submissions/model/decision";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";
import {
  decisionsToKeep,
  findingsOfFile,
  shown,
  undecided,
} from "@/lib/submissions/rules/decisions";
import { fileTypeOf } from "@/lib/submissions/rules/file-type";

const phone = { kind: "phone", text: "13871234567" } as const;
const searched = [{ place: "background", findings: [phone] }];
const kept: Decision = { place: "background", ...phone, choice: "fictional" };

describe("a finding", () => {
  it("is open until it is kept for a reason, in this place and of this kind", () => {
    expect(undecided(searched, [])).toEqual([phone]);
    expect(undecided(searched, [kept])).toEqual([]);
    expect(undecided(searched, [{ ...kept, place: "outcome" }])).toEqual([phone]);
    expect(undecided(searched, [{ ...kept, kind: "plate" }])).toEqual([phone]);
    expect(undecided(searched, [kept, { ...kept, choice: "replaced" }])).toEqual([phone]);
  });

  it("is shown with the words around it, on one line", () => {
    const text = "她住在江边。\n电话13871234567，常打。";
    const [found] = findIdentifiers(text);
    expect(found && shown(text, found)).toMatchObject({
      ...{ before: "她住在江边。 电话", text: "13871234567", after: "，常打。" },
    });
  });

  it("is shown once for a file, however often it stands there", () => {
    expect(findingsOfFile("电话13871234567。电话13871234567。")).toHaveLength(1);
  });
});

it("keeps the decisions that belong to the work, each once", () => {
  const gone = { ...kept, text: "没有了" };
  const replaced: Decision = { ...kept, text: "某号", choice: "replaced" };
  const elsewhere: Decision = { ...replaced, place: "nowhere" };
  const twice = [{ place: "background", findings: [phone, phone] }];
  expect(decisionsToKeep(twice, [kept, gone, replaced, elsewhere])).toEqual([kept, replaced]);
});

it("tells a file by its content, and takes no other kind", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const read = { read: true, text: "", complete: true } as const;
  const unread = { read: false, reason: "unsupported" } as const;
  expect(fileTypeOf(bytes("%PDF-1.7"), unread)).toBe("application/pdf");
  expect(fileTypeOf(bytes("PK\u0003\u0004"), read)).toContain("wordprocessingml");
  expect(fileTypeOf(bytes("PK\u0003\u0004"), unread)).toBeNull();
  expect(fileTypeOf(bytes("一行字"), read)).toBe("text/plain");
  expect(fileTypeOf(new Uint8Array([1, 0, 2]), unread)).toBeNull();
  expect(fileTypeOf(new Uint8Array(0), read)).toBeNull();
});
