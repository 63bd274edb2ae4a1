/** What a schema issue says to an author, where the schema has no sentence of its own. */
import type { z } from "zod";

const kinds: Record<string, string> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "各项内容",
};

/** Used as zod's error map; undefined leaves the message of the schema. */
export function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "缺少这一项"
        : `应为${kinds[String(issue.expected)] ?? String(issue.expected)}`;
    case "invalid_value":
      return issue.input === undefined
        ? "缺少这一项"
        : `只能写 ${(issue.values as unknown[]).map(String).join("、")}`;
    case "invalid_union":
      return issue.input === undefined ? "缺少这一项" : "不是认识的种类，检查拼写";
    case "too_small":
      return `至少${Number(issue.minimum)}${unitOf(issue.origin)}`;
    case "too_big":
      return `最多${Number(issue.maximum)}${unitOf(issue.origin)}`;
    default:
      return undefined;
  }
}

function unitOf(origin: unknown): string {
  if (origin === "array") return "项";
  return origin === "string" ? "个字" : "";
}
