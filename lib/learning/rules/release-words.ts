/** What a later release means to somebody who is in the middle of a course, in words. Pure. */
import type { LessonRules, ReleaseEffect } from "@/lib/learning/rules/release-effect";

/** More titles than these are counted. */
const NAMED_MAX = 4;

/** What is kept, what has to be done again, what comes to it; the first line is never missing. */
export function effectInWords(effect: ReleaseEffect): string[] {
  const { kept, goesOn, again, added, removed, nowRequired, nowOptional, otherRule } = effect;
  return [
    kept.length > 0 ? `已学完的${kept.length}课都保留，不用重学。` : "学习时间和笔记都保留。",
    ...line(goesOn, "学了一半的接着学"),
    ...line(again, "换了影音、文档或课件，要重新学"),
    ...line(
      added.filter(({ required }) => required),
      "新增必学",
    ),
    ...line(
      added.filter(({ required }) => !required),
      "新增选学",
    ),
    ...line(removed, "新版不再有，学过的时间仍在记录里"),
    ...line(nowRequired, "由选学改为必学"),
    ...line(nowOptional, "由必学改为选学"),
    ...line(otherRule, "学完的条件有变化，以课时页上写的为准"),
    ...(effect.examAnew ? ["结业测验按新版的题重新考，次数重新算。"] : []),
    effect.leftAfter === 0
      ? "换到新版后，必学课时都已学完。"
      : `换到新版后，还要学${effect.leftAfter}课（现在还差${effect.leftBefore}课）。`,
  ];
}

function line(lessons: readonly LessonRules[], what: string): string[] {
  return lessons.length === 0 ? [] : [`${what}：${named(lessons)}。`];
}

function named(lessons: readonly LessonRules[]): string {
  const titles = lessons.slice(0, NAMED_MAX).map(({ title }) => `《${title}》`);
  const more = lessons.length > NAMED_MAX ? `等${lessons.length}课` : "";
  return `${titles.join("")}${more}`;
}
