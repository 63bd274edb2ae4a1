/** How a lesson is studied and when it is complete: read from its head, changed in it, and what is wrong. Pure. */
import { setYamlKey, setYamlMap, yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";
import { LessonHead, type LessonKind, lessonKinds, type PaperKind } from "@/lib/catalogue/model";
import { askedOnTheWay, workFaults } from "@/lib/catalogue/rules/lesson-work";
import { REQUIRED_COVERAGE, requiredSeconds } from "@/lib/learning/rules/evidence";
import type { CourseMedia } from "@/lib/media/model";
import { sentenceOf } from "@/lib/transfer/rules/issue-sentence";
import { unmetRules } from "@/lib/transfer/rules/rule-faults";

/** What the head of a lesson is held against. */
export type HeadSurroundings = {
  /** Self-checks that stand in the text. */
  checks: number;
  papers: readonly { id: string; kind: PaperKind | null }[];
  media: CourseMedia;
};

type Entries = Record<string, unknown>;

/** How the lesson is studied: by the one entry that says it, or else an article. */
export function kindOfHead(front: string): LessonKind {
  return lessonKinds.find((kind) => kind !== "article" && entriesAt(front, kind)) ?? "article";
}

/** The entries under a key, however unfinished; null where there are none. */
export function entriesAt(front: string, key: string): Entries | null {
  const value = yamlValue(front, [key]);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Entries)
    : null;
}

/**
 * The head of a lesson that is studied in another way. Its files are `work`, as far as they are known; how
 * much of a text has to be read goes, since only articles say that.
 */
export function withKind(front: string, kind: LessonKind, work: Entries = {}): string {
  const bare = lessonKinds.reduce((sum, each) => setYamlKey(sum, [], each, undefined), front);
  if (kind === "article") return bare;
  const { percent: _, ...rule } = entriesAt(bare, "completion") ?? {};
  const named = Object.keys(work).length > 0 ? work : { src: "" };
  return setYamlKey(setYamlMap(bare, "completion", rule), [], kind, named);
}

/** The head with one of its rules changed; undefined for what is not asked for. */
export function withRule(front: string, key: string, value: unknown): string {
  const rule = { ...entriesAt(front, "completion"), [key]: value };
  // Whether an assignment is accepted means nothing without one.
  if (rule.handIn === undefined) delete rule.accepted;
  return setYamlMap(front, "completion", rule);
}

/** What is wrong in a head, by the path of the entry with dots: `completion.checks`, `video.src`. */
export function headFaults(front: string, around: HeadSurroundings): Record<string, string> {
  const found: Record<string, string> = {};
  const say = (path: readonly PropertyKey[], message: string) => {
    found[path.map(String).join(".")] ??= message;
  };
  const read = LessonHead.safeParse(yamlValue(front, []), { error: sentenceOf });
  if (!read.success) {
    for (const { path, message } of read.error.issues) say(path, message);
    return found;
  }
  const checks = around.checks + askedOnTheWay(read.data).length;
  for (const { key, message } of unmetRules(read.data, { ...around, checks })) {
    say(["completion", key], message);
  }
  for (const { path, message } of workFaults(read.data, around.media)) say(path, message);
  return found;
}

/** What is asked of a learner by now, in a sentence; `readingSeconds` is how long the text takes to read. */
export function ruleInWords(front: string, readingSeconds: number): string {
  const rule = entriesAt(front, "completion") ?? {};
  const kind = kindOfHead(front);
  const work = entriesAt(front, kind) ?? {};
  const besides = [
    ...(rule.checks === undefined ? [] : [`答对${rule.checks}%的自测题`]),
    ...(rule.handIn === undefined ? [] : [rule.accepted ? "实践作业交上并通过" : "交上实践作业"]),
    ...(rule.confirm === undefined ? [] : ["按下确认按钮"]),
  ];
  const usual = besides.length > 0 ? 0 : REQUIRED_COVERAGE / 100;
  const share = kind === "article" ? Number(rule.percent ?? usual) : shareOf(kind, work);
  const seconds = rule.seconds ?? (kind === "article" ? requiredSeconds(readingSeconds) : 0);
  const parts = [
    ...(kind === "package" ? ["做完课件的每个单元"] : []),
    ...(kind !== "package" && share > 0 ? [`${verbs[kind]}${share}%`] : []),
    ...(Number(seconds) > 0 ? [`至少学${seconds}秒`] : []),
    ...besides,
  ];
  return parts.length === 0 ? "打开就算学完" : `${parts.join("，")}，就算学完`;
}

const verbs = {
  ...{ article: "读到全文的", video: "看满", audio: "听满", document: "读满", package: "" },
} satisfies Record<LessonKind, string>;

function shareOf(kind: LessonKind, work: Entries): number {
  return Number(work.requiredPercent ?? (kind === "document" ? 100 : 90));
}
