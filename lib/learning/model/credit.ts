/** The words of enrolment and of the hours ledger. Credit is counted in minutes. */

export const enrolmentKinds = ["self", "assigned"] as const;
export type EnrolmentKind = (typeof enrolmentKinds)[number];

export const creditSources = ["course", "manual", "correction"] as const;
export type CreditSource = (typeof creditSources)[number];

export const creditCategories = ["professional", "public"] as const;
export type CreditCategory = (typeof creditCategories)[number];
export const creditCategoryNames: Record<CreditCategory, string> = {
  professional: "专业科目",
  public: "公需科目",
};
