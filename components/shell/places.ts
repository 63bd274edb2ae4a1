import { BookOpen, House, Sprout } from "lucide-react";

/** A place to go, as the header lists it. */
export type SiteLink = { href: string; label: string };

/** The three places a learner goes most, at the foot of a phone's screen. */
export const tabs = [
  { href: "/", label: "首页", Icon: House },
  { href: "/courses", label: "课程", Icon: BookOpen },
  { href: "/learn", label: "我的学习", Icon: Sprout },
];
