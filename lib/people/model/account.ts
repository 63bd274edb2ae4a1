/** The inputs of registration and sign-in, and the accounts for trying the product out. */
import { z } from "zod";
import { HOME_REGION, REGION_CODE_PATTERN } from "@/lib/people/model/place";
import type { GrantedRole } from "@/lib/people/model/role";

/** Mainland mobile number, without spaces or country code. */
export const PHONE_PATTERN = /^1[3-9]\d{9}$/;
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

export const phoneNumber = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
  .pipe(z.string().regex(PHONE_PATTERN, "请填写11位手机号"));

export const personName = z
  .string()
  .trim()
  .min(2, "请填写真实姓名，2至20个字")
  .max(20, "姓名最多20个字")
  .regex(/^[\p{Script=Han}A-Za-z·. ]+$/u, "姓名只能是汉字、字母和间隔号");

const optionalId = z
  .string()
  .transform((text) => (text === "" ? null : text))
  .pipe(z.uuid("请从列表中选择单位").nullable());

export const Register = z.object({
  name: personName,
  phone: phoneNumber,
  password: z
    .string()
    .min(PASSWORD_LENGTH.min, `密码至少${PASSWORD_LENGTH.min}位`)
    .max(PASSWORD_LENGTH.max, `密码最多${PASSWORD_LENGTH.max}位`),
  regionCode: z
    .string()
    .regex(REGION_CODE_PATTERN, "请选择所在的县（市、区）")
    .min(6, "请选择所在的县（市、区）"),
  /** A township of the county, for those who say it. */
  townshipCode: z
    .string()
    .transform((text) => (text === "" ? null : text))
    .pipe(z.string().regex(REGION_CODE_PATTERN, "请从列表中选择乡镇（街道）").nullable())
    .default(null),
  organisationId: optionalId.default(null),
});

export const SignIn = z.object({
  account: z.string().trim().min(1, "请填写手机号、邮箱或用户名").max(254),
  password: z.string().min(1, "请填写密码").max(PASSWORD_LENGTH.max),
  userAgent: z.string().max(400).default(""),
});

export const CloseSession = z.object({ sessionId: z.uuid() });

export const SetPersonAccess = z.object({ personId: z.uuid() });

export const DEMO_PASSWORD = "wushe-demo-2026";

type DemoAccount = {
  email: string;
  name: string;
  grant: { role: GrantedRole; regionCode: string } | null;
};

/** One account per kind of user, clearly fictional, for trying the product out. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: "learner@demo.local", name: "演示学员", grant: null },
  {
    email: "trainer@demo.local",
    name: "演示讲师",
    grant: { role: "trainer", regionCode: HOME_REGION },
  },
  {
    email: "manager@demo.local",
    name: "演示管理员",
    grant: { role: "manager", regionCode: "4201" },
  },
  {
    email: "admin@demo.local",
    name: "演示系统管理员",
    grant: { role: "administrator", regionCode: HOME_REGION },
  },
];
