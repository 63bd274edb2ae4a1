/** The words of who may do what where: roles that are given, changed and ended. No I/O. */
import { z } from "zod";
import { REGION_CODE_PATTERN } from "@/lib/people/model/place";
import { type GrantedRole, grantedRoles } from "@/lib/people/model/role";

/** A role as a list shows it. Days as 2026-11-23. */
export type HeldGrant = {
  id: string;
  personId: string;
  name: string;
  organisation: string | null;
  role: GrantedRole;
  /** Where it is held: the name of the region or organisation. */
  scope: string;
  regionCode: string;
  organisationId: string | null;
  validFrom: string;
  validUntil: string | null;
  revokedAt: Date | null;
  /** In force today · to begin · over, by its last day or because it was taken away. */
  state: "current" | "coming" | "ended";
};

const day = z.iso.date("请选择日期");
const lastDay = z
  .union([z.literal(""), day])
  .transform((text) => (text === "" ? null : text))
  .default(null);

export const GrantRole = z
  .object({
    personId: z.uuid(),
    role: z.enum(grantedRoles, "请选择角色"),
    /** A region's code, or `org:` and the id of an organisation. */
    scope: z
      .string()
      .refine(
        (text) => REGION_CODE_PATTERN.test(text) || z.uuid().safeParse(text.slice(4)).success,
        "请选择范围",
      ),
    validFrom: day,
    validUntil: lastDay,
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validUntil >= validFrom, {
    path: ["validUntil"],
    message: "最后一天不能早于开始的一天",
  });

export const EndRole = z.object({ grantId: z.uuid() });

export const SetRoleEnd = z.object({ grantId: z.uuid(), validUntil: lastDay });

export const RoleFilter = z.object({
  q: z.string().trim().max(40).catch(""),
  role: z.enum(["", ...grantedRoles]).catch(""),
  state: z.enum(["", "ended"]).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type RoleFilter = z.infer<typeof RoleFilter>;
