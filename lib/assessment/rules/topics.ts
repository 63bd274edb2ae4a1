/** How a paper went by knowledge point. Pure. */
import type { MarkedQuestion } from "@/lib/assessment/model";

export type TopicScore = { topic: string; questions: number; earned: number; points: number };

/** The knowledge points of a paper, weakest first; empty for papers that kept none. */
export function topicScores(
  marked: readonly Pick<MarkedQuestion, "topic" | "earned" | "points">[],
): TopicScore[] {
  const topics = [...new Set(marked.flatMap(({ topic }) => topic ?? []))];
  return topics
    .map((topic) => {
      const asked = marked.filter((question) => question.topic === topic);
      const sum = (of: "earned" | "points") => asked.reduce((all, each) => all + each[of], 0);
      return { topic, questions: asked.length, earned: sum("earned"), points: sum("points") };
    })
    .sort((one, other) => one.earned / one.points - other.earned / other.points);
}
