import "server-only";
import { and, eq, type SQL } from "drizzle-orm";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import type { Accommodation, QuizWindow } from "@/lib/assessment/model/quiz";

/**
 * What is arranged for a quiz and one person, to be selected where `quizSettings` and
 * `accommodations` are left-joined.
 */
export const arrangements = {
  examOpensAt: quizSettings.opensAt,
  examClosesAt: quizSettings.closesAt,
  code: quizSettings.code,
  extraMinutes: accommodations.extraMinutes,
  extraAttempts: accommodations.extraAttempts,
  ownClosesAt: accommodations.closesAt,
};

/** The condition that joins one person's accommodation to a quiz. */
export function accommodationOf(personId: string): SQL | undefined {
  return and(eq(accommodations.courseId, quizzes.courseId), eq(accommodations.personId, personId));
}

type Row = {
  examOpensAt: Date | null;
  examClosesAt: Date | null;
  extraMinutes: number | null;
  extraAttempts: number | null;
  ownClosesAt: Date | null;
};

/** The joined row in the words of the rules. */
export function arrangementsOf({ examOpensAt, examClosesAt, ...own }: Row): {
  window: QuizWindow;
  accommodation: Accommodation | null;
} {
  const { extraMinutes, extraAttempts, ownClosesAt } = own;
  return {
    window: { opensAt: examOpensAt, closesAt: examClosesAt },
    accommodation:
      extraMinutes === null || extraAttempts === null
        ? null
        : { extraMinutes, extraAttempts, closesAt: ownClosesAt },
  };
}
