/**
 * The rules of people: how an account is recognised, which password is refused, where a
 * sign-in may lead. Pure.
 */
import { PHONE_PATTERN } from "@/lib/people/model/account";
import type { Region } from "@/lib/people/model/place";

export type AccountName = { column: "phone" | "email" | "userName"; value: string };

/**
 * What a typed account means: a mobile number, an e-mail address or a user name. Full-width
 * characters, spaces and capitals are forgiven, as people paste from anywhere.
 */
export function accountNameOf(typed: string): AccountName {
  const text = typed.normalize("NFKC").trim();
  const digits = text.replace(/[\s-]/g, "").replace(/^\+?86(?=1\d{10}$)/, "");
  if (PHONE_PATTERN.test(digits)) return { column: "phone", value: digits };
  const lower = text.toLowerCase();
  return lower.includes("@")
    ? { column: "email", value: lower }
    : { column: "userName", value: lower };
}

const COMMON_ENDINGS = ["1234567890", "0123456789", "qwertyuiop", "1q2w3e4r5t", "woaini1314"];

/** Why a password is too easy to guess, as the sentence beside the field; null when it will do. */
export function passwordProblem(
  password: string,
  person: { phone: string | null; name: string },
): string | null {
  const lower = password.normalize("NFKC").toLowerCase();
  if (new Set(lower).size < 5) return "密码的字符太单一，请换一个";
  if (person.phone && (lower.includes(person.phone) || person.phone.includes(lower)))
    return "密码里不要用手机号";
  if (lower.includes(person.name.toLowerCase())) return "密码里不要用姓名";
  if (COMMON_ENDINGS.some((common) => lower.includes(common))) return "这个密码太常见，请换一个";
  if (/^\d+$/.test(lower)) return "密码不要全是数字，加几个字母或汉字更安全";
  return null;
}

/**
 * Where to go after signing in. Only a path of this site: "//elsewhere", "/\elsewhere" and
 * control characters, which browsers read as another host, lead home instead.
 */
export function safeReturnPath(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return "/learn";
  return [...next].some((c) => c < " " || c === "\\") ? "/learn" : next;
}

/** Whether people may live there: the levels that a person's own region can have. */
export function isHomeRegion(region: Pick<Region, "level">): boolean {
  return region.level !== "province" && region.level !== "prefecture";
}
