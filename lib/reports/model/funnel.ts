/** One lesson of a course's current release, and how far those who joined have come in it. */
export type FunnelLesson = {
  slug: string;
  title: string;
  required: boolean;
  /** People who opened it, saw or did at least half of it, and completed it. */
  opened: number;
  half: number;
  completed: number;
  /** Median of the active seconds of those who completed it; null before anybody has. */
  medianSeconds: number | null;
  /** The time its author reckoned with, in minutes. */
  minutes: number;
  /** People who came as far as this lesson, have not completed the course, and were away for a week. */
  stopped: number;
};
