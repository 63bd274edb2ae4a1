/** What says itself what it is: mail addresses, accounts, number plates, days of birth. */
import type { Candidate, FindingKind } from "@/lib/submissions/model/anonymity";

const NUMERAL = "[一二三四五六七八九十〇零○]";
const DAY = `(?:(?:19|20)\\d\\d(?:年|[-/.])(?:农历)?\\d{1,2}(?:月|[-/.])(?:初?\\d{1,2}日?|${NUMERAL}{1,3}日?)|[一二]${NUMERAL}{3}年${NUMERAL}{1,2}月${NUMERAL}{1,3}日)`;

type Pattern = { kind: FindingKind; pattern: RegExp; suggestion: string; reason: string };

/** What is found is the first group. */
const patterns: readonly Pattern[] = [
  {
    kind: "email",
    pattern:
      /(?<![A-Za-z0-9._%+-])(?<!(?:投稿|公共|公开|举报|反馈|收稿|报名|咨询|单位|机构|官方|工作)(?:电子)?邮箱[:是为]?)([A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12})(?![A-Za-z0-9])/dg,
    suggestion: "〔邮箱略〕",
    reason: "凭邮箱可以找到本人，请略去。",
  },
  {
    kind: "account",
    pattern: /(?:(?<![A-Za-z])(?:QQ|qq)|扣扣)(?:号码?)?[:是为\s]{0,3}([1-9]\d{4,11})(?!\d)/dg,
    suggestion: "〔账号略〕",
    reason: "凭社交账号可以找到本人，请略去。",
  },
  {
    kind: "account",
    pattern:
      /(?:微信号[:是为\s]{0,3}|(?:微信|(?<![A-Za-z])(?:wx|WX|vx|VX))[:是为\s]{1,3}|(?:抖音|快手|小红书)号[:是为\s]{0,3})([A-Za-z0-9][A-Za-z0-9_-]{4,29})(?![A-Za-z0-9_-])/dg,
    suggestion: "〔账号略〕",
    reason: "凭社交账号可以找到本人，请略去。",
  },
  {
    kind: "plate",
    pattern:
      /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·.\- ]?(?=[A-Z]{0,5}\d)(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[警学挂领港澳]))(?![A-Za-z0-9])/dg,
    suggestion: "〔车牌略〕",
    reason: "车牌号对得上车主，请略去。",
  },
  {
    kind: "birth-date",
    pattern: new RegExp(
      `(?:出生(?:日期|年月日?|时间|于)?|生于|生日|诞辰)[:是为在\\s]{0,3}(${DAY})(?!\\d)`,
      "dg",
    ),
    suggestion: "〔出生日期略〕",
    reason: "出生日期精确到日，容易对上本人。写年龄段就够，如“七十多岁”。",
  },
  {
    kind: "birth-date",
    pattern: new RegExp(`(?<!\\d)(${DAY})(?=[,\\s]?(?:出生|生人|生(?:[,。;]|$)))`, "dg"),
    suggestion: "〔出生日期略〕",
    reason: "出生日期精确到日，容易对上本人。写年龄段就够，如“七十多岁”。",
  },
];

export function* findLabelled(text: string): Generator<Candidate> {
  for (const { kind, pattern, suggestion, reason } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? [match.index, match.index];
      yield { kind, start, end, suggestion, reason };
    }
  }
}
