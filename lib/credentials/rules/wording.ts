/** The texts of a template, filled in for one certificate. Pure. */
import type { CertificateWords, placeholders, TemplateBody } from "@/lib/credentials/model";
import { groupedCode } from "@/lib/credentials/rules/numbering";
import { periodsOf } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

/** Puts what they stand for in place of the words in braces; unknown ones stay as they are. */
export function fillIn(text: string, words: CertificateWords): string {
  const values: Record<(typeof placeholders)[number], string> = {
    姓名: words.holderName,
    课程: words.courseTitle,
    版次: String(words.releaseNumber),
    完成日期: dateInWords(words.completedOn),
    颁发日期: dateInWords(words.issuedAt),
    时间: minutesInWords(words.minutes),
    学时: String(periodsOf(words.minutes, words.periodMinutes)),
    编号: words.number,
    单位: words.organisation ?? "",
  };
  // In one pass, so that braces in a name stand for nothing.
  return text.replace(/\{([^{}]*)\}/g, (whole, word: string) =>
    Object.hasOwn(values, word) ? values[word as keyof typeof values] : whole,
  );
}

/** Every text on the sheet, by the part it belongs to. */
export function certificateTexts(template: TemplateBody, words: CertificateWords, site: string) {
  return {
    title: template.title,
    number: `证书编号：${words.number}`,
    name: fillIn(template.nameLine, words),
    body: fillIn(template.body, words),
    issuer: fillIn(template.issuerName, words),
    date: dateInWords(words.issuedAt),
    check: `扫描二维码，或打开 ${site}/verify\n输入验证码：${groupedCode(words.code)}\n学习时间按每学时${words.periodMinutes}分钟折合学时`,
  };
}

/** Where a scanned code leads. */
export function verificationAddress(site: string, code: string): string {
  return `${site}/verify/${code}`;
}
