/** Which questions of a paper stand under one situation. Pure. */

export type Situation<Q> = {
  /** Empty for questions that stand alone. */
  material: string;
  /** The number of its first question, from 1. */
  first: number;
  questions: Q[];
};

/** The paper in its order: neighbours with the same situation together. */
export function situationsOf<Q extends { material?: string | undefined }>(
  questions: readonly Q[],
): Situation<Q>[] {
  const situations: Situation<Q>[] = [];
  for (const [index, question] of questions.entries()) {
    const material = question.material ?? "";
    const last = situations.at(-1);
    if (last && last.material === material) last.questions.push(question);
    else situations.push({ material, first: index + 1, questions: [question] });
  }
  return situations;
}
