/** How a lesson is studied and when it is complete, as its author sets it and is told what is wrong. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  headFaults,
  kindOfHead,
  ruleInWords,
  withKind,
  withRule,
} from "@/lib/authoring/rules/lesson-rules";
import { splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import { setYamlMap, yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";
import type { LessonKind } from "@/lib/catalogue/model";

const front = `id: a
title: 敲门  # 短一些
minutes: 20
summary: 先看门牌
contentAsOf: 2026-11-23
`;
const around = { checks: 0, papers: [], media: {} };

describe("a rule", () => {
  it("is written as the format has it, and goes when nothing is asked for", () => {
    const asked = withRule(withRule(front, "confirm", "studied"), "seconds", 300);
    expect(asked).toBe(`${front}completion:\n  confirm: studied\n  seconds: 300\n`);
    const other = withRule(asked, "confirm", undefined);
    expect(other).toBe(`${front}completion:\n  seconds: 300\n`);
    expect(withRule(other, "seconds", undefined)).toBe(front);
  });

  it("keeps the comments of what did not change, and takes in one written in braces", () => {
    const noted = `${front}completion:\n  seconds: 60  # 一分钟\n  checks: 80\n`;
    expect(withRule(noted, "checks", 90)).toBe(noted.replace("80", "90"));
    expect(withRule(noted, "seconds", undefined)).toBe(`${front}completion:\n  checks: 80\n`);
    const braces = `${front}completion: { confirm: studied }\n`;
    expect(yamlValue(withRule(braces, "checks", 80), ["completion"])).toEqual({
      ...{ confirm: "studied", checks: 80 },
    });
    expect(setYamlMap(noted, "completion", { percent: 50 })).toBe(
      `${front}completion:\n  percent: 50\n`,
    );
  });

  it("that an assignment is accepted goes with the assignment", () => {
    const asked = withRule(withRule(front, "handIn", "visit"), "accepted", true);
    expect(yamlValue(asked, ["completion"])).toEqual({ handIn: "visit", accepted: true });
    expect(withRule(asked, "handIn", undefined)).toBe(front);
  });
});

describe("a kind", () => {
  it("is one entry; a text's share goes with it, and what was there before comes back", () => {
    const text = withRule(withRule(front, "percent", 50), "confirm", "studied");
    const film = withKind(text, "video");
    expect(kindOfHead(film)).toBe("video");
    expect(yamlValue(film, ["completion"])).toEqual({ confirm: "studied" });
    const document = withKind(film, "document", { src: "media/a.pdf", pages: 3 });
    expect(yamlValue(document, ["video"])).toBeUndefined();
    expect(yamlValue(document, ["document"])).toEqual({ src: "media/a.pdf", pages: 3 });
    expect(withKind(withKind(front, "audio"), "article")).toBe(front);
  });
});

describe("faults", () => {
  it("are said of the entry they are about", () => {
    expect(headFaults(front, around)).toEqual({});
    expect(headFaults(front.replace("20", "0"), around)).toEqual({ minutes: "至少1" });
    expect(headFaults(withRule(front, "seconds", 9000), around)).toEqual({
      "completion.seconds": "最多7200",
    });
    expect(Object.keys(headFaults(withKind(front, "video"), around)).sort()).toEqual([
      ...["video.captions", "video.src"],
    ]);
  });

  it("tell what the course does not have: self-checks, an assignment", () => {
    const asked = withRule(withRule(front, "checks", 80), "handIn", "visit");
    expect(headFaults(asked, around)).toEqual({
      "completion.checks": "要求答对自测题，课文里却没有自测题",
      "completion.handIn": "没有作业 papers/visit.md",
    });
    const there = { ...around, checks: 2, papers: [{ id: "visit", kind: "assignment" as const }] };
    expect(headFaults(asked, there)).toEqual({});
  });

  it("there are none in the shipped lessons", () => {
    for (const file of globSync("content/*/lessons/*.md")) {
      const { front: head } = splitLesson(readFileSync(file, "utf8"));
      const course = file.split("/")[1];
      const papers = globSync(`content/${course}/papers/*.md`).map((path) => ({
        id: path.split("/").at(-1)?.replace(".md", "") ?? "",
        kind: null,
      }));
      expect(headFaults(head, { ...around, checks: 1, papers }), file).toEqual({});
    }
  });
});

describe("in a sentence", () => {
  const kinds: [what: string, head: string, sentence: string][] = [
    ["a text as usual", front, "读到全文的90%，至少学90秒，就算学完"],
    [
      "a text that is confirmed",
      withRule(front, "confirm", "studied"),
      "至少学90秒，按下确认按钮，就算学完",
    ],
    [
      "all that can be asked for",
      ["percent:50", "seconds:60", "checks:80"].reduce(
        (sum, each) => withRule(sum, each.split(":")[0] ?? "", Number(each.split(":")[1])),
        withRule(withRule(front, "handIn", "visit"), "accepted", true),
      ),
      "读到全文的50%，至少学60秒，答对80%的自测题，实践作业交上并通过，就算学完",
    ],
    ...(["video", "audio", "document", "package"] as const).map(
      (kind): [string, string, string] => [kind, withKind(front, kind), usual[kind]],
    ),
  ];
  it.each(kinds)("%s", (_, head, sentence) => {
    expect(ruleInWords(head, 300)).toBe(sentence);
  });
});

const usual: Record<Exclude<LessonKind, "article">, string> = {
  video: "看满90%，就算学完",
  audio: "听满90%，就算学完",
  document: "读满100%，就算学完",
  package: "做完课件的每个单元，就算学完",
};
