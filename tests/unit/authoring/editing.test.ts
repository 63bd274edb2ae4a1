import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinLesson, splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import { compareVersions, mergedText } from "@/lib/authoring/rules/writing/merge-blocks";
import { diffWords } from "@/lib/authoring/rules/writing/word-diff";
import {
  addYamlItem,
  removeYamlItem,
  replaceYamlItem,
  setYamlKey,
  yamlValue,
} from "@/lib/authoring/rules/writing/yaml-edit";

const front = `# 这一课的头
id: a            # 不改
title: 从前的题目  # 短一些
objectives:
  - 能说
  # 还有一条
  - 能做
sources: []
contentAsOf: 2026-11-23
`;

describe("front matter", { timeout: 30_000 }, () => {
  it("a changed value leaves every other byte, comments too", () => {
    expect(setYamlKey(front, [], "title", "新题目")).toBe(front.replace("从前的题目", "新题目"));
    expect(setYamlKey(front, [], "contentAsOf", "2026-11-28")).toBe(
      front.replace("2026-11-23", "2026-11-28"),
    );
    expect(setYamlKey(front, [], "objectives", ["能想"])).toBe(
      front.replace("  - 能说\n  # 还有一条\n  - 能做\n", "  - 能想\n"),
    );
  });

  it("what is set to what it is changes nothing; what is new stands last", () => {
    for (const key of ["id", "title", "objectives", "sources", "contentAsOf"]) {
      expect(setYamlKey(front, [], key, yamlValue(front, [key]))).toBe(front);
    }
    expect(setYamlKey(front, [], "minutes", 20)).toBe(`${front}minutes: 20\n`);
    expect(setYamlKey("", [], "title", "a: b #c")).toBe('title: "a: b #c"\n');
  });

  it("is given back byte for byte by every shipped lesson, and keeps what is written into it", () => {
    for (const file of globSync("content/*/lessons/*.md")) {
      const text = readFileSync(file, "utf8");
      const parts = splitLesson(text);
      expect(joinLesson(parts)).toBe(text);
      const changed = setYamlKey(parts.front, [], "summary", "改过的“摘要”：一句。");
      expect(yamlValue(changed, ["summary"])).toBe("改过的“摘要”：一句。");
      const [a, b] = [changed.split("\n"), parts.front.split("\n")];
      expect(a.filter((line, place) => line !== b[place])).toHaveLength(1);
    }
  });
});

describe("questions", { timeout: 30_000 }, () => {
  const files = globSync("content/*/questions.yaml");

  it.each(files)("%s: one changed explanation changes one line", (file) => {
    const text = readFileSync(file, "utf8");
    const entries = yamlValue(text, []) as Record<string, unknown>[];
    entries.forEach((entry, place) => {
      if (place % 20 > 0) return;
      expect(replaceYamlItem(text, place, entry)).toBe(text);
      const changed = replaceYamlItem(text, place, { ...entry, explanation: "改过的解析。" });
      const [a, b] = [changed.split("\n"), text.split("\n")];
      expect(a.filter((line, at) => line !== b[at])).toEqual(["  explanation: 改过的解析。"]);
    });
  });

  it("are added at the end and taken away whole", () => {
    const text = readFileSync(files[0] ?? "", "utf8");
    const question = { id: "x", kind: "judgement", stem: "对吗：#1？", answer: true };
    const added = addYamlItem(text, question);
    expect(added.startsWith(text)).toBe(true);
    const entries = yamlValue(added, []) as unknown[];
    expect(entries.at(-1)).toEqual(question);
    expect(removeYamlItem(added, entries.length - 1)).toBe(text);
  });
});

const lesson = (...blocks: string[]) => `---\nid: a\n---\n\n${blocks.join("\n\n")}\n`;

describe("two versions of one lesson", () => {
  it("what only one of them changed is taken without asking", () => {
    const base = lesson("甲", "乙", "丙");
    const stretches = compareVersions(base, lesson("甲一", "乙", "丙"), lesson("甲", "乙", "丙三"));
    expect(stretches.map(({ kind }) => kind)).toEqual(["same", "mine", "same", "theirs"]);
    expect(mergedText(stretches, {})).toBe(lesson("甲一", "乙", "丙三"));
  });

  it("what both changed is asked, and kept twice unless one is chosen", () => {
    const stretches = compareVersions(
      lesson("甲", "乙"),
      lesson("甲一", "乙"),
      lesson("甲二", "乙"),
    );
    expect(stretches[1]).toEqual({ kind: "both", base: "甲", mine: "甲一", theirs: "甲二" });
    expect(mergedText(stretches, {})).toBe(lesson("甲一", "甲二", "乙"));
    expect(mergedText(stretches, { 1: "theirs" })).toBe(lesson("甲二", "乙"));
  });

  it("never loses a block that somebody added", () => {
    const block = fc.constantFrom("甲", "乙", "丙", "## 题", "- 一\n- 二");
    const version = fc.array(block, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(version, version, version, (b, m, t) => {
        const mine = m.map((text, place) => (b.includes(text) ? text : `${text}我${place}`));
        const theirs = t.map((text, place) => (b.includes(text) ? text : `${text}他${place}`));
        const merged = mergedText(
          compareVersions(lesson(...b), lesson(...mine), lesson(...theirs)),
          {},
        );
        for (const text of [...mine, ...theirs].filter((said) => /我|他/.test(said))) {
          expect(merged).toContain(text);
        }
      }),
    );
  });
});

describe("differences word by word", () => {
  it("names the words that went and came", () => {
    expect(diffWords("小田去了社区。\n好\n", "小田去了街道。\n好\n")).toEqual([
      { kind: "same", text: "小田去了" },
      { kind: "removed", text: "社区" },
      { kind: "added", text: "街道" },
      { kind: "same", text: "。\n好\n" },
    ]);
  });

  it("holds both texts whole", () => {
    const text = fc
      .array(fc.constantFrom("社工", "\n", "，", "五社联动", "a"))
      .map((t) => t.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        const side = (other: string) =>
          changes.flatMap(({ kind, text: said }) => (kind === other ? [] : [said])).join("");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }),
    );
  });
});
