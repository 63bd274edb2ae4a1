/** The inputs of what is done to regions and organisations. */
import { z } from "zod";
import { organisationKinds, REGION_CODE_PATTERN } from "@/lib/people/model/place";

const code = z.string().regex(REGION_CODE_PATTERN, "请从列表中选择行政区划");

const regionName = z
  .string()
  .trim()
  .regex(/^[\p{L}\d（）()·]{2,40}$/u, "名称要2至40个字，不带空格和标点");

const organisationName = z
  .string()
  .trim()
  .min(2, "请填写单位全称，2至60个字")
  .max(60, "单位名称最多60个字");

/** An empty field is none. */
const emptyIsNone = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : text));

export const RenameRegion = z.object({ code, name: regionName });

export const CreateZone = z.object({ parentCode: code, name: regionName });

export const MergeRegions = z.object({ code, into: code });

export const MoveTownship = z.object({
  code,
  county: code,
  newCode: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(z.union([z.literal(""), z.string().regex(REGION_CODE_PATTERN, "新代码要9位")]))
    .default(""),
});

export const ImportTownships = z.object({
  rows: z
    .array(
      z.object({
        line: z.number().int().positive(),
        code: z.string().max(100),
        name: z.string().max(200),
      }),
    )
    .min(1)
    .max(5000),
});

const details = {
  name: organisationName,
  kind: z.enum(organisationKinds, "请选择单位类别"),
  contactName: emptyIsNone
    .pipe(z.string().min(2, "联系人要2至20个字").max(20, "联系人最多20个字").nullable())
    .default(null),
  contactPhone: z
    .string()
    .transform((text) => text.normalize("NFKC").replaceAll(/\s/g, "") || null)
    .pipe(
      z
        .string()
        .regex(/^\d[\d-]{5,18}\d$/, "电话请写11位手机号，或带区号的座机，如027-82345678")
        .nullable(),
    )
    .default(null),
};

export const CreateOrganisation = z.object({ regionCode: code, ...details });

export const EditOrganisation = z.object({ organisationId: z.uuid(), ...details });

export const MoveOrganisation = z.object({ organisationId: z.uuid(), regionCode: code });

export const MergeOrganisations = z.object({
  organisationId: z.uuid(),
  into: z.uuid("请选择要并入的单位"),
});

export const SetOrganisationOpen = z.object({ organisationId: z.uuid() });

export const OrganisationFilter = z.object({
  q: z.string().trim().max(60).catch(""),
  kind: z.enum(["", ...organisationKinds]).catch(""),
  region: z.string().regex(REGION_CODE_PATTERN).or(z.literal("")).catch(""),
  state: z.enum(["", "closed"]).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type OrganisationFilter = z.infer<typeof OrganisationFilter>;
