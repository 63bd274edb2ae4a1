/** The words of enrolment and of the hours ledger. Credit is counted in minutes. */
import type { CreditCategory } from "@/lib/catalogue/model";

export const enrolmentKinds = ["self", "assigned"] as const;
export type EnrolmentKind = (typeof enrolmentKinds)[number];

export const creditSources = ["course", "manual", "correction"] as const;
export type CreditSource = (typeof creditSources)[number];

export const creditCategoryNames: Record<CreditCategory, string> = {
  professional: "专业科目",
  public: "公需科目",
};

/** 助理社会工作师 · 社会工作师 · 高级社会工作师. */
export const qualificationLevels = ["assistant", "social_worker", "senior"] as const;
export type QualificationLevel = (typeof qualificationLevels)[number];
export const qualificationNames: Record<QualificationLevel, string> = {
  assistant: "助理社会工作师",
  social_worker: "社会工作师",
  senior: "高级社会工作师",
};

/** What a qualification asks for in each registration cycle, where administrators set nothing else. */
export const requirementDefaults: Record<QualificationLevel, { hours: number; years: number }> = {
  assistant: { hours: 72, years: 3 },
  social_worker: { hours: 90, years: 3 },
  senior: { hours: 90, years: 3 },
};

/** A claim waits, is decided, or is taken back by who made it. */
export const claimStates = ["waiting", "approved", "rejected", "withdrawn"] as const;
export type ClaimState = (typeof claimStates)[number];
