import { type Door, NO_ID, same } from "./door";

/** The rooms of administration. */
export const manageDoors: Door[] = [
  {
    file: "manage/page.tsx",
    path: "/manage",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "manage/audit/page.tsx",
    path: "/manage/audit",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "manage/audit/export/route.ts",
    path: "/manage/audit/export",
    answers: { nobody: 303, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "manage/people/page.tsx",
    path: "/manage/people",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "manage/hours/page.tsx",
    path: "/manage/hours",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "manage/study/page.tsx",
    path: "/manage/study",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "manage/hours/[person]/page.tsx",
    path: `/manage/hours/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "manage/hours/[person]/export/route.ts",
    path: `/manage/hours/${NO_ID}/export`,
    answers: { ...same(404), nobody: 303 },
  },
  {
    file: "manage/hours/evidence/[claim]/route.ts",
    path: `/manage/hours/evidence/${NO_ID}`,
    answers: { ...same(404), nobody: 303 },
  },
];
