/** Courses that ask for other courses first. Pure. */

/** Which courses each course asks for, by slug. */
export type PrerequisiteGraph = Readonly<Record<string, readonly string[]>>;

/**
 * What is wrong with what a course asks for first: courses that there are not, and ways that lead back
 * to it, so that nobody could ever join. `graph` holds all other courses.
 */
export function prerequisiteFaults(
  slug: string,
  asked: readonly string[],
  graph: PrerequisiteGraph,
): { slug: string; message: string }[] {
  return asked.flatMap((other) => {
    if (other !== slug && !Object.hasOwn(graph, other)) {
      return [{ slug: other, message: `没有课程“${other}”` }];
    }
    const way = wayBack(other, slug, graph);
    if (!way) return [];
    const words = [slug, ...way].map((name) => `“${name}”`).join("→");
    return [{ slug: other, message: `先修课程绕回了自己：${words}，谁也没法加入` }];
  });
}

/** The courses from one to the other, both included, the shortest way; null when there is none. */
function wayBack(from: string, to: string, graph: PrerequisiteGraph): string[] | null {
  const seen = new Set([from]);
  let ways = [[from]];
  while (ways.length > 0) {
    const arrived = ways.find((way) => way.at(-1) === to);
    if (arrived) return arrived;
    ways = ways.flatMap((way) =>
      (graph[way.at(-1) ?? ""] ?? []).flatMap((next) => {
        if (seen.has(next)) return [];
        seen.add(next);
        return [[...way, next]];
      }),
    );
  }
  return null;
}
