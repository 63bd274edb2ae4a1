import type { Door } from "./door";

const shown = { learner: 404, enrolled: 404, manager: 404, administrator: 200 };

/** The pages where a course's team sees how its learners fare, and talks with them. */
export const reportDoors: Door[] = [
  {
    file: "teach/[course]/roster/page.tsx",
    path: "/teach/policy/roster",
    answers: { nobody: 307, ...shown },
  },
  {
    file: "teach/[course]/roster/assign/page.tsx",
    path: "/teach/policy/roster/assign",
    answers: { nobody: 307, ...shown },
  },
  {
    file: "teach/[course]/roster/assign/page.tsx",
    path: "/teach/nowhere/roster/assign",
    answers: { nobody: 307, ...shown, administrator: 404 },
  },
  {
    file: "teach/[course]/roster/export/route.ts",
    path: "/teach/policy/roster/export",
    answers: { nobody: 303, ...shown },
  },
  {
    file: "teach/[course]/funnel/page.tsx",
    path: "/teach/policy/funnel",
    answers: { nobody: 307, ...shown },
  },
  {
    file: "teach/[course]/discussion/page.tsx",
    path: "/teach/policy/discussion",
    answers: { nobody: 307, ...shown },
  },
  {
    file: "teach/[course]/announcements/page.tsx",
    path: "/teach/policy/announcements",
    answers: { nobody: 307, ...shown },
  },
  {
    file: "learn/[course]/lessons/[lesson]/discussion/page.tsx",
    path: "/learn/policy/lessons/three-to-five/discussion",
    answers: { ...shown, nobody: 307, enrolled: 200, administrator: 404 },
  },
];
