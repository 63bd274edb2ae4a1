/** What a door of the house is, and who knocks. */

export type Who = "nobody" | "learner" | "enrolled" | "manager" | "administrator";
export const everyone: Who[] = ["nobody", "learner", "enrolled", "manager", "administrator"];

export type Door = {
  file: string;
  method?: string;
  path: string;
  answers: Record<Who, number>;
  body?: object;
};

export const same = (status: number) =>
  Object.fromEntries(everyone.map((who) => [who, status])) as Record<Who, number>;
export const NO_ID = "00000000-0000-4000-8000-000000000000";
