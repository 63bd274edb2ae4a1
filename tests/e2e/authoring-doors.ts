/** The doors of writing courses. */
import { type Door, same } from "./door";

export const authoringDoors: Door[] = [
  {
    file: "teach/new/page.tsx",
    path: "/teach/new",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/page.tsx",
    path: "/teach/policy",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/page.tsx",
    path: "/teach/nowhere",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/lessons/[lesson]/page.tsx",
    path: "/teach/policy/lessons/nowhere",
    answers: { ...same(404), nobody: 307 },
  },
];
