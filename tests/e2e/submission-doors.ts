/** What the pages and routes of assignments answer to whom. */
import { type Door, NO_ID, same } from "./door";

export const submissionDoors: Door[] = [
  {
    file: "teach/[course]/assignments/page.tsx",
    path: "/teach/project-operation/assignments",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  },
  {
    file: "teach/[course]/assignments/[paper]/page.tsx",
    path: "/teach/project-operation/assignments/project-plan",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  },
  {
    file: "teach/[course]/assignments/[paper]/[submission]/page.tsx",
    path: `/teach/project-operation/assignments/project-plan/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "learn/[course]/assignments/[paper]/page.tsx",
    path: "/learn/policy/assignments/nowhere",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "learn/[course]/gallery/page.tsx",
    path: "/learn/policy/gallery",
    answers: { nobody: 307, learner: 404, enrolled: 200, manager: 404, administrator: 200 },
  },
  {
    file: "learn/[course]/gallery/[submission]/page.tsx",
    path: `/learn/project-operation/gallery/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "api/submissions/parts/route.ts",
    method: "PUT",
    path: "/api/submissions/parts",
    body: { submissionId: NO_ID, part: "a", text: "", base: 0, writer: NO_ID, sequence: 1 },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/submissions/hand-in/route.ts",
    method: "POST",
    path: "/api/submissions/hand-in",
    body: { submissionId: NO_ID, number: 1, revisions: {}, ticked: [] },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/submissions/files/route.ts",
    method: "POST",
    path: `/api/submissions/files?submission=${NO_ID}&name=a.txt`,
    body: {},
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/submissions/files/route.ts",
    method: "DELETE",
    path: "/api/submissions/files",
    body: { submissionId: NO_ID, sha256: "0".repeat(64) },
    answers: { ...same(404), nobody: 401 },
  },
];
