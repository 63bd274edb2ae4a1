/** The doors of writing courses. */
import { type Door, NO_ID, same } from "./door";

export const authoringDoors: Door[] = [
  {
    file: "teach/new/page.tsx",
    path: "/teach/new",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/page.tsx",
    path: "/teach/policy",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/page.tsx",
    path: "/teach/nowhere",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/lessons/[lesson]/page.tsx",
    path: "/teach/policy/lessons/nowhere",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/publish/page.tsx",
    path: "/teach/policy/publish",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/publish/page.tsx",
    path: "/teach/nowhere/publish",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/submissions/[submission]/page.tsx",
    path: `/teach/policy/submissions/${NO_ID}`,
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/submissions/[submission]/page.tsx",
    path: "/teach/policy/submissions/x",
    answers: { ...same(404), nobody: 307 },
  },
  {
    file: "teach/[course]/releases/page.tsx",
    path: "/teach/policy/releases",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/releases/[number]/page.tsx",
    path: "/teach/policy/releases/1",
    answers: { ...same(404), nobody: 307, administrator: 200 },
  },
  {
    file: "teach/[course]/releases/[number]/page.tsx",
    path: "/teach/policy/releases/x",
    answers: { ...same(404), nobody: 307 },
  },
];
