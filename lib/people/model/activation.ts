/** Opening an account with a code: what is sent, and what is answered. */
import { z } from "zod";
import { PASSWORD_LENGTH } from "@/lib/people/model/account";

const code = z.string().trim().min(1, "请填写激活码").max(60);
/** The machine that asks, by its keyed name; said by the server, whatever was sent. */
const machine = z.string().max(40).default("");

export const LookAtCode = z.object({ code, machine });

export const RedeemCode = z.object({
  code,
  machine,
  password: z
    .string()
    .min(PASSWORD_LENGTH.min, `密码至少${PASSWORD_LENGTH.min}位`)
    .max(PASSWORD_LENGTH.max, `密码最多${PASSWORD_LENGTH.max}位`),
});

/** Why a code opens nothing. They are answers, not refusals: a wrong one is counted. */
export const codeTroubles = {
  wrong: "激活码不对，请核对纸条上的12位字符",
  used: "这个激活码已经用过，请直接登录；忘记密码请联系本单位管理员",
  void: "这个激活码已作废，请用后来发的那一个，或请管理员重新发",
  expired: "这个激活码已过期，请管理员重新发",
  closed: "这个账号已停用，请联系本单位管理员",
  many: "试的次数太多，请一小时后再试，或联系本单位管理员核对激活码",
} as const;
export type CodeTrouble = keyof typeof codeTroubles;

/** Whose account it is, told so that the person knows it and a stranger does not. */
export type CodeHolder = { name: string; organisation: string; phone: string | null };

export type CodeLook =
  | { trouble: CodeTrouble; holder?: undefined }
  | { trouble?: undefined; holder: CodeHolder };
export type CodeRedeemed =
  | { trouble: CodeTrouble; account?: undefined }
  | { trouble?: undefined; account: string };

/** A strip of the printed list. */
export type ActivationStrip = CodeHolder & { personId: string; code: string };
