import type { Actor } from "@/lib/platform/authority";
import { holds } from "@/lib/platform/session";

/** The places to go from the header: what this visitor could open, and nothing else. */
export function siteLinks(visitor: Actor | null) {
  return [
    { href: "/courses", label: "课程" },
    ...(visitor ? [{ href: "/learn", label: "我的学习" }] : []),
    ...(holds(visitor, "course.teach") ? [{ href: "/teach", label: "教学" }] : []),
    ...(holds(visitor, "person.read") ? [{ href: "/manage", label: "管理" }] : []),
  ];
}
