/** How a paper went by knowledge point. Pure. */
import type { TopicScore } from "@/lib/assessment/model/attempt";
import type { MarkedQuestion } from "@/lib/assessment/model/paper";

/** The knowledge points of a paper, weakest first; empty for papers that kept none. */
export function topicScores(
  marked: readonly Pick<MarkedQuestion, "topic" | "earned" | "points">[],
): TopicScore[] {
  // What nobody has graded yet says nothing about a knowledge point.
  const graded = marked.flatMap((mark) =>
    mark.earned === null ? [] : [{ ...mark, earned: mark.earned }],
  );
  const topics = [...new Set(graded.flatMap(({ topic }) => topic ?? []))];
  return topics
    .map((topic) => {
      const asked = graded.filter((question) => question.topic === topic);
      const sum = (of: "earned" | "points") => asked.reduce((all, each) => all + each[of], 0);
      return { topic, questions: asked.length, earned: sum("earned"), points: sum("points") };
    })
    .sort((one, other) => one.earned / one.points - other.earned / other.points);
}
