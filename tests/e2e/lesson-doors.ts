import { type Door, NO_ID } from "./door";

const denied = { learner: 404, enrolled: 404, manager: 404 };
const refused = { nobody: 401, learner: 403, enrolled: 403, manager: 403 };
const file = "course=policy&path=course.yaml";

/** The pages and routes where lessons are written. */
export const lessonDoors: Door[] = [
  {
    file: "teach/[course]/lessons/[lesson]/page.tsx",
    path: "/teach/policy/lessons/three-to-five",
    answers: { nobody: 307, ...denied, administrator: 200 },
  },
  {
    file: "teach/[course]/preview/[lesson]/route.tsx",
    path: "/teach/policy/preview/three-to-five",
    answers: { nobody: 303, ...denied, administrator: 200 },
  },
  {
    file: "teach/[course]/preview/[lesson]/route.tsx",
    path: `/teach/policy/preview/three-to-five?submission=${NO_ID}`,
    answers: { nobody: 303, ...denied, administrator: 404 },
  },
  {
    file: "api/authoring/draft/route.ts",
    path: `/api/authoring/draft?${file}`,
    answers: { ...refused, administrator: 200 },
  },
  {
    file: "api/authoring/history/route.ts",
    path: `/api/authoring/history?${file}`,
    answers: { ...refused, administrator: 200 },
  },
  {
    file: "api/authoring/presence/route.ts",
    method: "POST",
    path: "/api/authoring/presence",
    body: {},
    answers: { ...refused, administrator: 400 },
  },
  {
    file: "api/authoring/pictures/route.ts",
    method: "POST",
    path: "/api/authoring/pictures?course=policy",
    body: {},
    answers: { ...refused, administrator: 409 },
  },
];
