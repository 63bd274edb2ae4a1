/** The words of a course's team. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model";

/** What one can be to a single course; the authority table names the same. */
export const courseRoles = ["author", "coauthor", "reviewer", "grader"] as const;
export type CourseRole = (typeof courseRoles)[number];

export const courseRoleNames: Record<CourseRole, string> = {
  author: "作者",
  coauthor: "合作者",
  reviewer: "审稿人",
  grader: "评阅人",
};

/** What each may do, as people read it beside the choice. */
export const courseRoleDuties: Record<CourseRole, string> = {
  author: "编写、发布，安排团队、测验和作业",
  coauthor: "编写，安排测验和作业，不能发布",
  reviewer: "看草稿，发布前审阅",
  grader: "评阅答卷和作业，看学员进度",
};

const member = { courseSlug: Slug, role: z.enum(courseRoles) };

export const JoinTeam = z.object({
  ...member,
  /** Phone, e-mail or user name. */
  account: z.string().trim().min(1, "请填写手机号、邮箱或用户名").max(254),
});
export const LeaveTeam = z.object({ ...member, personId: z.uuid() });
