/** Names that stand in addresses and in files. No I/O. */
import { z } from "zod";

/** A stable identifier in a course folder: lower-case words joined by hyphens. Never reused. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "只能用小写字母、数字和连字符")
  .max(60, "最多60个字符");
