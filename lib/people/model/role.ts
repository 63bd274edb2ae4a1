/** The words of roles, shared by the schema, the rules and the browser. */

/** Every person is a learner; the other roles are granted within a scope. */
export const grantedRoles = ["trainer", "expert", "manager", "administrator"] as const;
export type GrantedRole = (typeof grantedRoles)[number];

export const grantedRoleNames: Record<GrantedRole, string> = {
  trainer: "讲师",
  expert: "评审专家",
  manager: "管理员",
  administrator: "系统管理员",
};
