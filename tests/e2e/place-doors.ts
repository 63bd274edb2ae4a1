/** The doors of regions, organisations and roles. */
import { type Door, NO_ID, same } from "./door";

const managed = { nobody: 307, learner: 404, enrolled: 404, manager: 200, administrator: 200 };

export const placeDoors: Door[] = [
  ...["places", "organisations", "organisations/new", "roles", "roles/new"].map((place) => ({
    file: `manage/${place}/page.tsx`,
    path: `/manage/${place}`,
    answers: managed,
  })),
  {
    file: "manage/places/[code]/page.tsx",
    path: "/manage/places/4201",
    answers: managed,
  },
  {
    // Beyond the manager's reach.
    file: "manage/places/[code]/page.tsx",
    path: "/manage/places/42",
    answers: { ...managed, manager: 404 },
  },
  {
    file: "manage/places/import/page.tsx",
    path: "/manage/places/import",
    answers: { ...managed, manager: 404 },
  },
  {
    file: "manage/organisations/[organisation]/page.tsx",
    path: `/manage/organisations/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "manage/roles/[person]/page.tsx",
    path: `/manage/roles/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  ...["preview", "import"].map((step) => ({
    file: `api/people/townships/${step}/route.ts`,
    method: "POST",
    path: `/api/people/townships/${step}`,
    body: {},
    answers: { ...same(403), nobody: 401, administrator: 409 },
  })),
];
