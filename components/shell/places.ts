import { BookOpen, House, Presentation, Sprout } from "lucide-react";

/** A place to go, as the header lists it. */
export type SiteLink = { href: string; label: string };

const everybodys = [
  { href: "/", label: "首页", Icon: House },
  { href: "/courses", label: "课程", Icon: BookOpen },
  { href: "/learn", label: "我的学习", Icon: Sprout },
];
const teaching = { href: "/teach", label: "教学", Icon: Presentation };

/** At the foot of a phone's screen: the three places a learner goes most, and where those teach who do. */
export function tabsOf(links: readonly SiteLink[]) {
  const teaches = links.some(({ href }) => href === teaching.href);
  return teaches ? [...everybodys, teaching] : everybodys;
}
