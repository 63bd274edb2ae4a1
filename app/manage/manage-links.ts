import type { Actor, Permission } from "@/lib/platform/authority";
import { holds } from "@/lib/platform/session";

type Room = { href: string; label: string; about: string; permission: Permission };

/** The rooms of administration, in the order of a Monday morning. */
const rooms: readonly Room[] = [
  {
    href: "/manage/people",
    label: "人员",
    about: "查找、导入和激活人员，停用或恢复账号",
    permission: "person.read",
  },
  {
    href: "/manage/organisations",
    label: "单位",
    about: "社工站、机构和社区：新建、修改、移动、合并",
    permission: "organisation.maintain",
  },
  {
    href: "/manage/places",
    label: "行政区划",
    about: "到乡镇（街道）的区划，改名、合并和功能区",
    permission: "organisation.maintain",
  },
  {
    href: "/manage/roles",
    label: "角色授权",
    about: "谁在哪里担任讲师、专家或管理员，到哪一天",
    permission: "role.grant",
  },
  {
    href: "/manage/hours",
    label: "学时审核",
    about: "线下培训的申报，各类资格要求的学时",
    permission: "hours.decide",
  },
  {
    href: "/manage/study",
    label: "学习提示",
    about: "少见的学习情况，请您了解",
    permission: "study.review",
  },
  {
    href: "/manage/certificates",
    label: "证书",
    about: "查验、撤销、成批打包结业证书",
    permission: "certificate.review",
  },
  {
    href: "/manage/audit",
    label: "审计日志",
    about: "谁在什么时候改了什么",
    permission: "audit.read",
  },
];

/** The rooms this visitor could open, and nothing else. */
export function manageLinks(visitor: Actor | null) {
  return rooms.filter(({ permission }) => holds(visitor, permission));
}
