/** The words of what is known of a person, shared by the schema, the rules and the browser. */

export const qualificationLevels = ["none", "assistant", "intermediate", "senior"] as const;
export type QualificationLevel = (typeof qualificationLevels)[number];

/** 职业资格等级, as the certificate of the profession says it. */
export const qualificationNames: Record<QualificationLevel, string> = {
  none: "无",
  assistant: "助理社会工作师",
  intermediate: "社会工作师（中级）",
  senior: "高级社会工作师",
};

/** What a person's account is: never opened, in use, closed. */
export const accountStates = ["waiting", "active", "disabled"] as const;
export type AccountState = (typeof accountStates)[number];

export const accountStateNames: Record<AccountState, string> = {
  waiting: "未激活",
  active: "使用中",
  disabled: "已停用",
};

/** What is sealed at rest, or masked on screen, and shown one at a time. */
export const maskedFields = ["phone", "email", "idNumber", "qualificationNumber"] as const;
export type MaskedField = (typeof maskedFields)[number];

export const maskedFieldNames: Record<MaskedField, string> = {
  phone: "手机号",
  email: "邮箱",
  idNumber: "证件号码",
  qualificationNumber: "资格证书号",
};

/** What became of a row of an imported file. */
export const rowResults = ["new", "changed", "same", "duplicate", "faulty", "left"] as const;
export type RowResult = (typeof rowResults)[number];

export const rowResultNames: Record<RowResult, string> = {
  new: "新增",
  changed: "更新",
  same: "没有变化",
  duplicate: "重复",
  faulty: "有问题",
  left: "没有导入",
};

/** A row by its number in the file, and why it came to that; nothing that stood in it. */
export type ImportOutcome = { row: number; result: RowResult; reason: string };
