/** Who asks, about what, and how one question is asked of both places. */
import { type Actor, type Permission, type Permit, permit } from "@/lib/platform/authority";
import type { District, SharedCourse } from "@/tests/integration/isolation/district";

export type World = {
  actor: Actor & { personId: string };
  here: District;
  there: District;
  shared: SharedCourse;
};

export type Asking = (world: World) => Promise<unknown>;

/** The permit of the one who asks. */
export function own<P extends Permission>(actor: Actor, permission: P): Permit<P> {
  const held = permit(actor, permission);
  if (!held) throw new Error(`A manager holds ${permission}`);
  return held;
}

/** Asked of both places at once: one answer may depend on what is here only. */
export const both = async (
  { here, there }: World,
  ask: (place: District) => Promise<unknown>,
): Promise<unknown> => [await ask(here), await ask(there)];
