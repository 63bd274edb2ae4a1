import { BookOpen, Building2, House, Presentation, Sprout } from "lucide-react";

/** A place to go, as the header lists it. */
export type SiteLink = { href: string; label: string };

const everybodys = [
  { href: "/", label: "首页", Icon: House },
  { href: "/courses", label: "课程", Icon: BookOpen },
  { href: "/learn", label: "我的学习", Icon: Sprout },
];
const workspaces = [
  { href: "/teach", label: "教学", Icon: Presentation },
  { href: "/manage", label: "管理", Icon: Building2 },
];

/** At the foot of a phone's screen: the three places a learner goes most, and the workspaces one has. */
export function tabsOf(links: readonly SiteLink[]) {
  const own = workspaces.filter((place) => links.some(({ href }) => href === place.href));
  return [...everybodys, ...own];
}
