/** The doors of bringing courses and documents in, and of taking courses along. */
import { type Door, same } from "./door";

export const importDoors: Door[] = [
  {
    file: "teach/import/page.tsx",
    path: "/teach/import",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/import/page.tsx",
    path: "/teach/policy/import",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/import/page.tsx",
    path: "/teach/nowhere/import",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/export/route.ts",
    path: "/teach/policy/export?release=999",
    answers: { ...same(404), nobody: 303 },
  },
  ...["word/preview", "word/import"].map((place) => ({
    file: `api/authoring/${place}/route.ts`,
    method: "POST" as const,
    path: `/api/authoring/${place}?course=nowhere`,
    body: {},
    answers: { ...same(403), nobody: 401, administrator: 404 },
  })),
  {
    file: "api/authoring/courses/route.ts",
    method: "POST",
    path: "/api/authoring/courses",
    body: {},
    answers: { ...same(403), nobody: 401, administrator: 409 },
  },
];
