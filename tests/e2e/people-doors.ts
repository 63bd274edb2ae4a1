/** The doors of people's administration, and the one through which people come in with a code. */
import { type Door, NO_ID, same } from "./door";

const managers = { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 };
const refused = { nobody: 401, learner: 403, enrolled: 403, manager: 400, administrator: 400 };

export const peopleDoors: Door[] = [
  { file: "(public)/activate/page.tsx", path: "/activate", answers: same(200) },
  { file: "manage/people/page.tsx", path: "/manage/people?q=txh&sort=newest", answers: managers },
  {
    file: "manage/people/[person]/page.tsx",
    path: `/manage/people/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  { file: "manage/people/import/page.tsx", path: "/manage/people/import", answers: managers },
  {
    file: "manage/people/import/template/route.ts",
    path: "/manage/people/import/template",
    answers: { ...managers, nobody: 303 },
  },
  {
    file: "manage/people/activation/page.tsx",
    path: "/manage/people/activation",
    answers: managers,
  },
  // No file is sent, which is said before anything is written.
  ...(["preview", "import", "result"] as const).map((step) => ({
    file: `api/transfer/people/${step}/route.ts`,
    method: "POST",
    path: `/api/transfer/people/${step}`,
    answers: { ...refused, manager: 409, administrator: 409 },
    body: {},
  })),
];
