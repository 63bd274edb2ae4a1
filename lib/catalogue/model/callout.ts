/** Kinds of call-out in a lesson: the directive's name and the label people read. No I/O, and no parser: the editor opens with it. */
export const calloutNames = {
  point: "要点",
  case: "案例",
  warning: "易错",
  law: "法条",
  reflect: "想一想",
  tool: "工具",
} as const;
export type CalloutKind = keyof typeof calloutNames;
