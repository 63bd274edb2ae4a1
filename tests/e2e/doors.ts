/** What every page and route answers to whom: one row for each door of the house. */
import { authoringDoors } from "./authoring-doors";
import { certificateDoors } from "./certificate-doors";
import { type Door, NO_ID, same } from "./door";
import { importDoors } from "./import-doors";
import { lessonDoors } from "./lesson-doors";
import { manageDoors } from "./manage-doors";
import { mediaDoors } from "./media-doors";
import { peopleDoors } from "./people-doors";
import { placeDoors } from "./place-doors";
import { reportDoors } from "./report-doors";
import { submissionDoors } from "./submission-doors";

export const LESSON = "/learn/policy/lessons/three-to-five";

export const doors: Door[] = [
  { file: "(public)/page.tsx", path: "/", answers: same(200) },
  { file: "(public)/courses/page.tsx", path: "/courses", answers: same(200) },
  { file: "(public)/courses/[slug]/page.tsx", path: "/courses/policy", answers: same(200) },
  { file: "(public)/courses/[slug]/page.tsx", path: "/courses/nowhere", answers: same(404) },
  {
    // A file of the course that is not its cover.
    file: "(public)/courses/[slug]/cover/[hash]/[name]/route.ts",
    path: "/courses/policy/cover/VIDEO_HASH/intro.mp4",
    answers: same(404),
  },
  { file: "(public)/sign-in/page.tsx", path: "/sign-in", answers: { ...same(307), nobody: 200 } },
  { file: "(public)/register/page.tsx", path: "/register", answers: { ...same(307), nobody: 200 } },
  { file: "learn/page.tsx", path: "/learn", answers: { ...same(200), nobody: 307 } },
  { file: "learn/record/page.tsx", path: "/learn/record", answers: { ...same(200), nobody: 307 } },
  {
    file: "learn/[course]/lessons/[lesson]/route.tsx",
    path: LESSON,
    answers: { ...same(403), nobody: 303, enrolled: 200 },
  },
  {
    file: "learn/[course]/lessons/[lesson]/route.tsx",
    path: "/learn/policy/lessons/nowhere",
    answers: { ...same(403), nobody: 303, enrolled: 404 },
  },
  {
    file: "learn/[course]/papers/[paper]/route.tsx",
    path: "/learn/policy/papers/action-sheet",
    answers: { ...same(403), nobody: 303, enrolled: 200 },
  },
  {
    file: "learn/[course]/papers/[paper]/route.tsx",
    path: "/learn/policy/papers/nowhere",
    answers: { ...same(403), nobody: 303, enrolled: 404 },
  },
  {
    file: "learn/[course]/media/[hash]/[name]/route.ts",
    path: "/learn/policy/media/VIDEO_HASH/intro.mp4",
    answers: { ...same(404), nobody: 303, enrolled: 200 },
  },
  {
    file: "learn/[course]/media/[hash]/[name]/route.ts",
    path: "/learn/policy/media/not-a-hash/intro.mp4",
    answers: { ...same(404), nobody: 303 },
  },
  {
    file: "learn/[course]/quiz/page.tsx",
    path: "/learn/policy/quiz",
    answers: { ...same(404), nobody: 307, enrolled: 200 },
  },
  {
    file: "learn/[course]/quiz/[attempt]/page.tsx",
    path: `/learn/policy/quiz/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  ...["learn/record/claim", "learn/record/export"].map((place) => ({
    file: `${place}/${place.endsWith("export") ? "route.ts" : "page.tsx"}`,
    path: `/${place}`,
    answers: { ...same(200), nobody: place.endsWith("export") ? 303 : 307 },
  })),
  {
    file: "api/learning/evidence/route.ts",
    method: "POST",
    path: "/api/learning/evidence",
    body: {},
    answers: { ...same(409), nobody: 401 },
  },
  ...certificateDoors,
  ...manageDoors,
  ...placeDoors,
  ...mediaDoors,
  ...peopleDoors,
  ...reportDoors,
  ...importDoors,
  {
    file: "teach/page.tsx",
    path: "/teach",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  ...authoringDoors,
  ...lessonDoors,
  {
    file: "teach/[course]/analysis/page.tsx",
    path: "/teach/policy/analysis",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "teach/[course]/analysis/page.tsx",
    path: "/teach/nowhere/analysis",
    answers: { ...same(404), nobody: 307 },
  },
  ...["bank", "bank/import", "bank/alike", "grading", "quiz"].map((place) => ({
    file: `teach/[course]/${place}/page.tsx`,
    path: `/teach/policy/${place}`,
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  })),
  {
    file: "teach/[course]/bank/[question]/page.tsx",
    path: "/teach/policy/bank/new",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  },
  {
    file: "teach/[course]/bank/[question]/regrade/page.tsx",
    path: `/teach/nowhere/bank/${NO_ID}/regrade`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/grading/[version]/[attempt]/page.tsx",
    path: `/teach/policy/grading/${NO_ID}/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  ...submissionDoors,
  {
    file: "teach/[course]/attempts/page.tsx",
    path: "/teach/policy/attempts",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "teach/[course]/attempts/[attempt]/page.tsx",
    path: `/teach/policy/attempts/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/attempts/export/route.ts",
    path: "/teach/policy/attempts/export",
    answers: { nobody: 303, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  {
    file: "teach/[course]/media/[hash]/[name]/route.ts",
    path: "/teach/policy/media/not-a-hash/picture.png",
    answers: { ...same(404), nobody: 303 },
  },
  {
    file: "api/transfer/pictures/route.ts",
    method: "POST",
    path: "/api/transfer/pictures?course=nowhere",
    body: {},
    answers: { ...same(403), nobody: 401, administrator: 404 },
  },
  {
    file: "learn/messages/page.tsx",
    path: "/learn/messages",
    answers: { ...same(200), nobody: 307 },
  },
  {
    file: "api/assessment/absences/route.ts",
    method: "PUT",
    path: "/api/assessment/absences",
    body: { attemptId: NO_ID, absenceId: NO_ID, awaySeconds: 5 },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "teach/[course]/bank/[question]/page.tsx",
    path: `/teach/policy/bank/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/bank/export/route.ts",
    path: "/teach/policy/bank/export?format=gift",
    answers: { nobody: 303, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  },
  {
    file: "api/transfer/questions/route.ts",
    method: "PUT",
    path: "/api/transfer/questions",
    body: {
      courseSlug: "nowhere",
      id: null,
      question: { type: "judgement", stem: "要两人同行。", answer: true },
    },
    answers: { ...same(403), nobody: 401, administrator: 404 },
  },
  ...["preview", "import"].map((step) => ({
    file: `api/transfer/questions/${step}/route.ts`,
    method: "POST",
    path: `/api/transfer/questions/${step}?course=nowhere`,
    body: {},
    answers: { ...same(403), nobody: 401, administrator: 404 },
  })),
  { file: "api/health/route.ts", path: "/api/health", answers: same(200) },
  { file: "api/auth/[...nextauth]/route.ts", path: "/api/auth/csrf", answers: same(200) },
  {
    file: "api/learning/lessons/[lessonId]/route.ts",
    path: "/api/learning/lessons/LESSON_ID",
    answers: { ...same(404), nobody: 401, enrolled: 200 },
  },
  {
    file: "api/learning/progress/route.ts",
    method: "POST",
    path: "/api/learning/progress",
    body: { lessonId: "LESSON_ID", session: NO_ID, activeSeconds: 0, ranges: [], position: 0 },
    answers: { ...same(403), nobody: 401, enrolled: 200 },
  },
  {
    file: "api/learning/packages/route.ts",
    method: "POST",
    path: "/api/learning/packages",
    body: { lessonId: "LESSON_ID", unitId: "A", cmi: {} },
    answers: { ...same(403), nobody: 401, enrolled: 404 },
  },
  {
    file: "api/learning/packages/[lessonId]/route.ts",
    path: "/api/learning/packages/LESSON_ID",
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "packages/[token]/[...path]/route.ts",
    path: "/packages/no.such.token/index.html",
    answers: same(404),
  },
  {
    file: "api/learning/notes/route.ts",
    method: "PUT",
    path: "/api/learning/notes",
    body: { lessonId: "LESSON_ID", text: "记一笔", revision: 0 },
    answers: { ...same(403), nobody: 401, enrolled: 200 },
  },
  {
    file: "api/learning/checks/route.ts",
    method: "POST",
    path: "/api/learning/checks",
    body: { lessonId: "LESSON_ID", question: "nowhere", answer: ["a"] },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/learning/attempts/route.ts",
    method: "POST",
    path: "/api/learning/attempts",
    body: { courseSlug: "nowhere" },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/learning/attempts/hand-in/route.ts",
    method: "POST",
    path: "/api/learning/attempts/hand-in",
    body: { attemptId: NO_ID },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "learn/mistakes/page.tsx",
    path: "/learn/mistakes",
    answers: { ...same(200), nobody: 307 },
  },
  {
    file: "api/assessment/practice/route.ts",
    method: "POST",
    path: "/api/assessment/practice",
    body: { versionId: NO_ID, answer: ["a"] },
    answers: { ...same(404), nobody: 401 },
  },
  {
    file: "api/assessment/responses/route.ts",
    method: "PUT",
    path: "/api/assessment/responses",
    body: { attemptId: NO_ID, versionId: NO_ID, answer: ["a"], sequence: 1 },
    answers: { ...same(404), nobody: 401 },
  },
];
