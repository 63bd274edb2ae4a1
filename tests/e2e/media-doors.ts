/** The doors of the media library and of uploads. */
import { type Door, NO_ID, same } from "./door";

const teachers = { nobody: 401, learner: 403, enrolled: 403, manager: 403 };

export const mediaDoors: Door[] = [
  {
    file: "api/media/uploads/route.ts",
    method: "POST",
    path: "/api/media/uploads",
    answers: { ...teachers, administrator: 412 },
  },
  {
    file: "api/media/uploads/route.ts",
    method: "OPTIONS",
    path: "/api/media/uploads",
    answers: { ...teachers, administrator: 204 },
  },
  ...["HEAD", "DELETE"].map((method) => ({
    file: "api/media/uploads/[upload]/route.ts",
    method,
    path: `/api/media/uploads/${NO_ID}`,
    answers: { ...teachers, administrator: 410 },
  })),
  {
    file: "api/media/uploads/[upload]/route.ts",
    method: "PATCH",
    path: `/api/media/uploads/${NO_ID}`,
    answers: { ...teachers, administrator: 412 },
  },
  {
    file: "api/media/library/route.ts",
    path: "/api/media/library",
    answers: { ...teachers, administrator: 200 },
  },
  {
    file: "api/media/links/route.ts",
    method: "POST",
    path: "/api/media/links",
    body: {},
    answers: { ...teachers, administrator: 400 },
  },
  {
    file: "api/media/assets/[asset]/route.ts",
    method: "DELETE",
    path: `/api/media/assets/${NO_ID}`,
    answers: { ...teachers, administrator: 404 },
  },
  {
    file: "teach/media/page.tsx",
    path: "/teach/media",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/media/[file]/page.tsx",
    path: "/teach/media/VIDEO_HASH",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/media/[file]/[name]/route.ts",
    path: "/teach/media/VIDEO_HASH/original",
    answers: { ...same(404), nobody: 303, administrator: 200 },
  },
  {
    file: "teach/[course]/captions/[name]/page.tsx",
    path: "/teach/policy/captions/intro",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "files/[token]/[name]/route.ts",
    path: "/files/file:0.zz.forged/x.pdf",
    answers: same(404),
  },
];
