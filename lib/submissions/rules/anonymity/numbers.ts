/** Identity numbers, telephones and bank cards. `text` is half-width. */
import { isIdentityNumber, looksLikeIdentityNumber } from "@/lib/people/rules/id-number";
import type { Candidate } from "@/lib/submissions/model/anonymity";
import { isOldIdentityNumber, passesLuhn } from "@/lib/submissions/rules/anonymity/check-digits";
import { digitRuns, type Window, windowsOf } from "@/lib/submissions/rules/anonymity/digit-groups";

/** A number that says what it is, and that it is nobody’s telephone or card. */
const OTHER_NUMBER =
  /(?:订单|运单|快递|快递单|流水|单|编|档案|案|批|文|证书|发票|合同|序列|资产|备案|工单|受理|许可证|准考证)(?:编)?号(?:码)?[:是为\s]{0,3}$/;
const IDENTITY_LABEL = /(?:身份证|证件)(?:号码?|编号)?[:是为\s(]{0,4}$/;
const CARD_LABEL = /(?:卡号?|银行账号|账号|账户|存折)[:是为\s(]{0,3}$/;
/** How cards used in China begin: UnionPay, the cards before it, and those of the large networks. */
const CARD_BEGINNING = /^(?:62|60|68|69|9[48]|95[589]|4|5[1-5]|35|37)/;
/** Telephones (with 86, with 0086), identity numbers old and new, cards. */
const LENGTHS: ReadonlySet<number> = new Set([11, 13, 15, 16, 17, 18, 19]);
const MOBILE_SHAPES = new Set(["11", "3,4,4", "3,8", "7,4", "4,4,3", "4,7", "3,3,5", "5,6"]);
const LANDLINE =
  /(?<![\d+])(?:\(0(?:10|2\d|[3-9]\d\d)\) ?|0(?:10|2\d|[3-9]\d\d)[- ]{0,2}|(?:\+86|0086)[- ]?\(?0?(?:10|2\d|[3-9]\d\d)\)?[- ]?)[2-9]\d{3}[- ]?\d{3,4}(?!\d)(?:(?:-|转|分机)\d{1,5}(?!\d))?/g;
const HOME_LINE =
  /(?:家里|家中|家庭|家|住宅|老家)的?(?:座机|电话|固话)(?:号码?)?[:是为\s]{0,3}([2-9]\d{3}[- ]?\d{3,4})(?!\d)/g;
/** The number of an office or a help line is meant to be known. */
const PUBLIC_LINE =
  /(?:热线|咨询|服务|举报|监督|值班|办公|报名|预约|求助|客服|前台|总机|传真|(?:社工站|机构|单位|居委会|村委会|中心|平台|学校|医院|派出所)的?)(?:联系)?(?:电话|热线|座机|号码)?[:是为\s]{0,3}$/;

export function* findNumbers(text: string): Generator<Candidate> {
  for (const run of digitRuns(text)) {
    for (const window of windowsOf(run, LENGTHS)) {
      const found = readNumber(text, window);
      if (found) yield found;
    }
  }
  for (const match of text.matchAll(LANDLINE)) {
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    if (PUBLIC_LINE.test(before) || OTHER_NUMBER.test(before)) continue;
    yield phone(match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(HOME_LINE)) {
    const end = match.index + match[0].length;
    yield phone(end - (match[1]?.length ?? 0), end);
  }
}

function readNumber(text: string, window: Window): Candidate | null {
  const { start, end, signs } = window;
  const before = () => text.slice(Math.max(0, start - 16), start);
  if (looksLikeIdentityNumber(signs)) {
    if (isIdentityNumber(signs)) return identity(start, end, "校验位相符");
    if (IDENTITY_LABEL.test(before())) {
      return identity(start, end, "校验位不符，可能抄错了一位");
    }
  }
  const prefix = mobilePrefix(window);
  const old = isOldIdentityNumber(signs);
  const card = isCardShape(window) && passesLuhn(signs);
  if (prefix === null && !old && !card) return null;
  if (isPartOfCode(text, start, end) || OTHER_NUMBER.test(before())) return null;
  if (prefix !== null) return phone(prefix > 0 && text[start - 1] === "+" ? start - 1 : start, end);
  if (old) return identity(start, end, "十五位的旧号码");
  if (!(CARD_BEGINNING.test(signs) || CARD_LABEL.test(before()))) return null;
  return {
    kind: "bank-card",
    ...{ start, end, suggestion: "〔卡号略〕" },
    reason: "银行卡号属于金融账户信息，案例里用不着，请略去。",
  };
}

/** Digits inside a longer code of digits and letters are that code’s. */
function isPartOfCode(text: string, start: number, end: number): boolean {
  const behind = /^[A-Za-z]/.test(text.slice(end, end + 1));
  return behind || /\d[A-Za-z]{1,6}$/.test(text.slice(Math.max(0, start - 7), start));
}

/** How many signs of a mobile number are the country’s: 0, 2 (86) or 4 (0086); null when it is none. */
function mobilePrefix({ signs, groups }: Window): number | null {
  const match = /^(0086|86)?1[3-9]\d{9}$/.exec(signs);
  if (!match) return null;
  const country = match[1] ?? "";
  const [first = 0, ...others] = groups.map((group) => group.signs.length);
  const own = first > country.length ? [first - country.length, ...others] : others;
  const apart = own.length === 11;
  return apart || MOBILE_SHAPES.has(own.join()) ? country.length : null;
}

/** Sixteen to nineteen digits in one piece, in fours with the rest at the end, or six and the rest. */
function isCardShape({ signs, groups }: Window): boolean {
  if (signs.length < 16 || signs.endsWith("X")) return false;
  const shape = groups.map((group) => group.signs.length);
  const inFours = shape.slice(0, -1).every((length) => length === 4) && (shape.at(-1) ?? 0) <= 4;
  return shape.length === 1 || inFours || (shape.length === 2 && shape[0] === 6);
}

function identity(start: number, end: number, what: string): Candidate {
  return {
    kind: "id-number",
    ...{ start, end, suggestion: "〔证件号略〕" },
    reason: `像是居民身份证号码（${what}）。案例里不写证件号，请略去。`,
  };
}

function phone(start: number, end: number): Candidate {
  return {
    kind: "phone",
    ...{ start, end, suggestion: "〔电话略〕" },
    reason: "凭电话号码可以直接找到本人或家属，请略去。",
  };
}
