/** What a release that is about to be published means to all who are in the middle of a course. Pure. */
import {
  effectOfRelease,
  type LearnerStanding,
  type ReleaseEffect,
  type ReleaseRules,
} from "@/lib/learning/rules/release-effect";

/** People of one release, those who stand alike counted together. */
export type MidCourse = {
  /** The release they are in. */
  number: number;
  rules: ReleaseRules;
  standings: readonly (LearnerStanding & { people: number })[];
};

export type Outlook = {
  /** In the middle of the course; they stay where they are until they choose. */
  people: number;
  /** What moving would mean, a sentence for each; none when nobody is there to move. */
  lines: string[];
  /** Whether somebody who moves has to do something again. */
  again: boolean;
};

/** What those who choose to move keep, and what they have to do again or besides. */
export function outlookOf(after: ReleaseRules, groups: readonly MidCourse[]): Outlook {
  const effects = groups.flatMap(({ rules, standings }) =>
    standings.map((standing) => ({
      people: standing.people,
      effect: effectOfRelease(rules, after, standing),
    })),
  );
  const people = sum(effects);
  if (people === 0) return { people, lines: [], again: false };
  const having = (what: (effect: ReleaseEffect) => boolean) =>
    sum(effects.filter(({ effect }) => what(effect)));
  const kept = having((effect) => effect.kept.length > 0);
  const anew = having((effect) => effect.examAnew);
  const again = perLesson(effects, (effect) => effect.again);
  const more = having((effect) => effect.leftAfter > effect.leftBefore);
  const lines = [
    kept > 0 ? `已学完的课时都保留：${kept}人有学完的课时，不用重学。` : "学习时间和笔记都保留。",
    ...again.map(
      ({ title, n }) => `《${title}》换了影音、文档或课件：学到一半的${n}人要重新学这一课。`,
    ),
    ...perLesson(effects, (effect) => effect.added).map(({ title, n, required }) =>
      required ? `新增必学《${title}》：${n}人要学。` : `新增选学《${title}》，不学也能学完。`,
    ),
    ...perLesson(effects, (effect) => effect.nowRequired).map(
      ({ title, n }) => `《${title}》由选学改为必学：${n}人还没学完，要学。`,
    ),
    ...perLesson(effects, (effect) => effect.otherRule).map(
      ({ title, n }) => `《${title}》学完的条件有变化：${n}人还没学完，照新的条件学。`,
    ),
    ...perLesson(effects, (effect) => effect.removed).map(
      ({ title }) => `《${title}》新版不再有，学过的时间仍在记录里。`,
    ),
    ...(anew > 0 ? [`结业测验按新版的题重新考：${anew}人考过，次数重新算。`] : []),
    ...(again.length + anew === 0 ? ["没有人要重做已经做过的。"] : []),
    ...(more > 0 ? [`换过去以后，${more}人要学的课会变多。`] : []),
  ];
  return { people, lines, again: again.length + anew > 0 };
}

type Counted = { people: number; effect: ReleaseEffect };

/** How many people a list of lessons concerns, lesson by lesson. */
function perLesson(
  effects: readonly Counted[],
  lessonsOf: (e: ReleaseEffect) => readonly Lesson[],
) {
  const found = new Map<string, { title: string; required: boolean; n: number }>();
  for (const { people, effect } of effects) {
    for (const { slug, title, required } of lessonsOf(effect)) {
      found.set(slug, { title, required, n: (found.get(slug)?.n ?? 0) + people });
    }
  }
  return [...found.values()];
}

type Lesson = ReleaseRules["lessons"][number];

function sum(effects: readonly { people: number }[]): number {
  return effects.reduce((total, { people }) => total + people, 0);
}
