import type { Door } from "./door";

const shown = { learner: 404, enrolled: 404, manager: 404, administrator: 200 };

/** The pages that tell a course's team how its learners fare. */
export const reportDoors: Door[] = [
  {
    file: "teach/[course]/roster/page.tsx",
    path: "/teach/policy/roster",
    answers: { nobody: 307, ...shown },
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
];
