/** The doors of certificates: most for their holders, some for anyone. */
import { type Door, NO_ID, same } from "./door";

export const certificateDoors: Door[] = [
  { file: "(public)/verify/page.tsx", path: "/verify", answers: same(200) },
  { file: "(public)/verify/[code]/page.tsx", path: "/verify/nowhere", answers: same(200) },
  ...["did.json", "jwks.json"].map((name) => ({
    file: `.well-known/${name}/route.ts`,
    path: `/.well-known/${name}`,
    answers: same(200),
  })),
  {
    file: "api/credentials/status/[list]/route.ts",
    path: "/api/credentials/status/99",
    answers: same(404),
  },
  {
    file: "api/credentials/pictures/route.ts",
    method: "POST",
    path: "/api/credentials/pictures",
    body: {},
    answers: { ...same(403), nobody: 401, administrator: 409 },
  },
  {
    file: "learn/archive/page.tsx",
    path: "/learn/archive",
    answers: { ...same(200), nobody: 307 },
  },
  ...["json", "pdf"].map((format) => ({
    file: "learn/archive/export/route.ts",
    path: `/learn/archive/export?format=${format}`,
    answers: { ...same(200), nobody: 303 },
  })),
  {
    file: "learn/certificates/page.tsx",
    path: "/learn/certificates",
    answers: { ...same(200), nobody: 307 },
  },
  ...["pdf", "picture", "badge"].map((kind) => ({
    file: `learn/certificates/[certificate]/${kind}/route.ts`,
    path: `/learn/certificates/${NO_ID}/${kind}`,
    answers: { ...same(404), nobody: 303 },
  })),
  {
    file: "manage/certificates/page.tsx",
    path: "/manage/certificates",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 },
  },
  ...["[certificate]/pdf", "archive/[batch]"].map((place) => ({
    file: `manage/certificates/${place}/route.ts`,
    path: `/manage/certificates/${place.replace(/\[\w+\]/, NO_ID)}`,
    answers: { ...same(404), nobody: 303 },
  })),
  {
    file: "manage/certificates/template/page.tsx",
    path: "/manage/certificates/template",
    answers: { nobody: 307, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  },
  {
    file: "manage/certificates/template/preview/route.ts",
    path: "/manage/certificates/template/preview",
    answers: { nobody: 303, learner: 404, enrolled: 404, manager: 404, administrator: 200 },
  },
];
