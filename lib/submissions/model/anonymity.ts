/** What the anonymisation check can find in a case, in the words people read. */

export const FINDING_KINDS = {
  "id-number": "证件号码",
  phone: "电话号码",
  "bank-card": "银行卡号",
  email: "电子邮箱",
  account: "社交账号",
  plate: "车牌号",
  "birth-date": "出生日期",
  address: "详细地址",
  combination: "合起来认得出",
  name: "姓名",
} as const;

export type FindingKind = keyof typeof FINDING_KINDS;

/** One place in a text by which somebody could be recognised. `text` is what stands there. */
export type Finding = {
  kind: FindingKind;
  /** Offsets into the text as it was given, in UTF-16 units; `end` is the first one behind. */
  start: number;
  end: number;
  text: string;
  /** What may stand there instead; applying every suggestion leaves nothing to be found. */
  suggestion: string;
  /** A sentence for the writer: why it is shown, and what else could be done. */
  reason: string;
};

/** A finding before the text it came from is put in. */
export type Candidate = Omit<Finding, "text">;
