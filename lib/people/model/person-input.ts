/** The inputs of what is done to people. */
import { z } from "zod";
import { personName, phoneNumber } from "@/lib/people/model/account";
import { maskedFields, qualificationLevels } from "@/lib/people/model/person";

/** An empty field of a form means nothing is known. */
const optional = (max: number, tooLong: string) =>
  z
    .string()
    .trim()
    .max(max, tooLong)
    .transform((text) => (text === "" ? null : text));

const organisationName = optional(60, "单位名称最多60个字");
const position = optional(30, "岗位最多30个字");

export const bulkActions = ["disable", "enable", "move", "position"] as const;
export type BulkAction = (typeof bulkActions)[number];

export const bulkActionNames: Record<BulkAction, string> = {
  disable: "停用账号",
  enable: "恢复账号",
  move: "调到单位",
  position: "改岗位",
};

/** The chosen people, or with `scope` “all” everyone whom `search` finds. */
export const ChoosePeople = z.object({
  scope: z.enum(["chosen", "all"]).default("chosen"),
  personIds: z.array(z.uuid()).max(500).default([]),
  search: z.string().max(1000).default(""),
});
export type ChoosePeople = z.output<typeof ChoosePeople>;

export const ChangeMany = ChoosePeople.extend({
  action: z.enum(bulkActions, "请选择要做什么"),
  organisation: organisationName.default(null),
  position: position.default(null),
});

/** How many were changed, and how many were not for which reason. */
export type BulkReport = { changed: number; unchanged: { reason: string; count: number }[] };

export const SaveView = z.object({
  name: z.string().trim().min(1, "请给这个视图起个名字").max(20, "名字最多20个字"),
  query: z.string().max(1000),
});
export const DropView = z.object({ viewId: z.uuid() });

/** Numbers are only sent when they are to change: what is shown of them is masked. */
export const ChangePerson = z.object({
  personId: z.uuid(),
  name: personName,
  phone: z.union([z.literal("").transform(() => null), phoneNumber]),
  regionCode: z.string().regex(/^[0-9A-Z]{2,9}$/, "请选择行政区划"),
  organisation: organisationName,
  position,
  qualification: z.enum(qualificationLevels),
  idNumber: optional(30, "证件号码太长"),
  qualificationNumber: optional(40, "资格证书号最多40个字"),
  remark: optional(200, "备注最多200个字"),
});

export const RevealField = z.object({ personId: z.uuid(), field: z.enum(maskedFields) });
