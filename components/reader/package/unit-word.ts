/** What a unit of courseware said of its learner and the platform does not have yet. Pure. */
export type UnitWord = {
  /** One for each unit of each learner: the newest word stands. */
  id: string;
  learnerId: string;
  lessonId: string;
  unitId: string;
  cmi: Record<string, unknown>;
  /** Milliseconds of this device's clock. */
  at: number;
};

export function unitWord(
  place: Pick<UnitWord, "learnerId" | "lessonId" | "unitId">,
  cmi: UnitWord["cmi"],
  at: number,
): UnitWord {
  return { ...place, id: `${place.learnerId}:${place.lessonId}:${place.unitId}`, cmi, at };
}

/** As the platform takes it: how long ago it was said, never at what time. */
export function toUnitReport({ learnerId, lessonId, unitId, cmi, at }: UnitWord, now: number) {
  const age = Math.max(0, (now - at) / 1000);
  return { ...(learnerId ? { learnerId } : {}), ...{ lessonId, unitId, age, cmi } };
}
