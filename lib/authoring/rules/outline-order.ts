/** The order of an outline, and one step in it. Pure. */

export type Ordered = { id: string; lessons: readonly { id: string }[] };

/** Puts one thing elsewhere. `to` counts from 0 among the others; beyond the end means the end. */
export type Move =
  | { kind: "move_module"; module: string; to: number }
  | { kind: "move_lesson"; lesson: string; module: string; to: number };

/** What is moved: a module with all its lessons, or one lesson. */
export type Movable = { kind: "module" | "lesson"; id: string };

/** The outline after a move; one that names what is not there changes nothing. */
export function moved<M extends Ordered>(modules: readonly M[], move: Move): readonly M[] {
  if (move.kind === "move_module") {
    const held = modules.find(({ id }) => id === move.module);
    return held
      ? withAt(
          modules.filter((each) => each !== held),
          move.to,
          held,
        )
      : modules;
  }
  const lesson = modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === move.lesson);
  if (!lesson || !modules.some(({ id }) => id === move.module)) return modules;
  return modules.map((module) => {
    const others = module.lessons.filter((each) => each !== lesson);
    if (module.id === move.module) return { ...module, lessons: withAt(others, move.to, lesson) };
    return others.length === module.lessons.length ? module : { ...module, lessons: others };
  });
}

/**
 * The move that takes something one place up or down. A lesson at the edge of its module goes on into
 * the next one; null where there is nowhere to go.
 */
export function stepOf(modules: readonly Ordered[], held: Movable, by: -1 | 1): Move | null {
  if (held.kind === "module") {
    const at = modules.findIndex(({ id }) => id === held.id);
    const to = at + by;
    const possible = at >= 0 && to >= 0 && to < modules.length;
    return possible ? { kind: "move_module", module: held.id, to } : null;
  }
  const at = modules.findIndex(({ lessons }) => lessons.some(({ id }) => id === held.id));
  const module = modules[at];
  if (!module) return null;
  const to = module.lessons.findIndex(({ id }) => id === held.id) + by;
  if (to >= 0 && to < module.lessons.length) return lessonMove(held.id, module, to);
  const next = modules[at + by];
  return next ? lessonMove(held.id, next, by > 0 ? 0 : next.lessons.length) : null;
}

/** Whether a move leaves all as it is. */
export function isIdle(modules: readonly Ordered[], move: Move): boolean {
  const order = (list: readonly Ordered[]) =>
    JSON.stringify(list.map(({ id, lessons }) => [id, lessons.map((lesson) => lesson.id)]));
  return order(moved(modules, move)) === order(modules);
}

function withAt<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

function lessonMove(lesson: string, module: Ordered, to: number): Move {
  return { kind: "move_lesson", lesson, module: module.id, to };
}
