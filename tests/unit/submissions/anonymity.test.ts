/** How well the anonymisation check finds what it should, on sentences marked by hand. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FINDING_KINDS, type FindingKind } from "@/lib/submissions/model/anonymity";
import { applySuggestions } from "@/lib/submissions/rules/anonymity/apply-suggestions";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";
import {
  markedSentences,
  precision,
  recall,
  type Score,
  scoreOf,
  totalOf,
} from "@/tests/support/marked-sentences";

const folder = join(import.meta.dirname, "../../fixtures/anonymity");
const found = (text: string) => findIdentifiers(text).map(({ kind, text: part }) => [kind, part]);
const cleaned = (text: string) => applySuggestions(text, findIdentifiers(text));

/** The floors are what the rules reach; a change that falls below one has made them worse. */
describe.each([
  { file: "tuning.txt", sentences: 125, overall: { precision: 0.98, recall: 0.98 } },
  { file: "held-out.txt", sentences: 85, overall: { precision: 0.95, recall: 0.95 } },
])("on $file", ({ file, sentences, overall }) => {
  const marked = markedSentences(join(folder, file));
  const { byKind, slips } = scoreOf(marked, findIdentifiers);
  const total = totalOf(byKind.values());

  it("finds what is marked, and little else", () => {
    console.info(tableOf(file, byKind, total));
    expect(marked.length).toBeGreaterThanOrEqual(sentences);
    expect(precision(total), slips.join("\n")).toBeGreaterThanOrEqual(overall.precision);
    expect(recall(total), slips.join("\n")).toBeGreaterThanOrEqual(overall.recall);
  });

  it.each(["id-number", "phone", "bank-card"] as const)("never errs on %s", (kind) => {
    const score = byKind.get(kind);
    expect(score?.right, slips.join("\n")).toBeGreaterThan(0);
    expect(score).toMatchObject({ wrong: 0, missed: 0 });
  });

  it("leaves nothing to be found once every suggestion is taken", () => {
    const again = marked.map(({ text }) => cleaned(text)).filter((text) => found(text).length > 0);
    expect(again).toEqual([]);
  });
});

it("half of the marked sentences hold nothing to be found", () => {
  for (const file of ["tuning.txt", "held-out.txt"]) {
    const marked = markedSentences(join(folder, file));
    const harmless = marked.filter(({ spans }) => spans.length === 0).length;
    expect(harmless / marked.length).toBeGreaterThan(0.4);
  }
});

describe("suggestions", () => {
  it.each([
    ["社区王建国书记来了。", "社区王某某书记来了。"],
    ["服务对象刘洋，男。", "服务对象刘某，男。"],
    ["欧阳小禾奶奶说好。", "欧阳某某奶奶说好。"],
    ["手机13900001234。", "手机〔电话略〕。"],
    ["家住武昌区中南路街道民主路12号3栋2单元501室。", "家住武昌区中南路街道某路。"],
    ["家住向阳小区7栋1单元302。", "家住某小区。"],
    ["住在柳河村3组12号。", "住在柳河村某组。"],
    ["他在武昌柳林小学读书，9岁，有癫痫。", "他在某小学读书，十岁左右，有癫痫。"],
    ["她72岁，住江城医院肿瘤科，胃癌。", "她七十多岁，住某医院，胃癌。"],
    ["东湖三中初二的孩子，抑郁症。", "某中学初中阶段的孩子，抑郁症。"],
  ])("%s becomes %s", (text, blurred) => {
    expect(cleaned(text)).toBe(blurred);
  });

  it("can be taken one by one", () => {
    const text = "王建国书记的手机是13900001234。";
    const [name] = findIdentifiers(text);
    expect(applySuggestions(text, name ? [name] : [])).toBe("王某某书记的手机是13900001234。");
    expect(() => applySuggestions(text.slice(1), name ? [name] : [])).toThrow(RangeError);
  });
});

describe("names", () => {
  it("are found again without a title, wherever they stand", () => {
    expect(found("王建国书记来了。后来听说王建国搬走了。")).toEqual([
      ["name", "王建国"],
      ["name", "王建国"],
    ]);
  });

  it("are a family name alone, or said to be a pseudonym: then they may stay", () => {
    for (const text of [
      "李阿姨、张某、王某某、小田、老王都在。",
      "服务对象李小雨（化名），女。后来李小雨说好。",
      "服务对象化名李小雨，李小雨今年十岁。",
    ]) {
      expect(found(text), text).toEqual([]);
    }
  });
});

function tableOf(title: string, byKind: ReadonlyMap<FindingKind, Score>, total: Score): string {
  const line = (name: string, score: Score) =>
    [name.padEnd(12), score.right, score.wrong, score.missed]
      .concat([precision(score), recall(score)].map((share) => share.toFixed(3)))
      .map((cell) => String(cell).padStart(8))
      .join("");
  const head = ["kind", "right", "wrong", "missed", "precis.", "recall"];
  return [
    `\n${title}`,
    head.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(8))).join(""),
    ...Object.keys(FINDING_KINDS).flatMap((kind) =>
      [...byKind].filter(([other]) => other === kind).map(([name, score]) => line(name, score)),
    ),
    line("overall", total),
  ].join("\n");
}
