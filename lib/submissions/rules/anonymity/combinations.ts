/**
 * A named school or hospital ward, an exact age or grade, and an illness within two sentences: one
 * by one harmless, together somebody. The illness stays, since the case is about it; place and age
 * are blurred. `text` is half-width.
 */
import type { Candidate } from "@/lib/submissions/model/anonymity";

type Part = { start: number; end: number; suggestion: string };

const SCHOOL =
  /小学|中学|初中|高中|学校|幼儿园|职高|职校|技校|大学|学院|(?:[一二三四五六七八九十]|\d{1,2})中(?![一-龥]?[旬期间午年级])/g;
const HOSPITAL = /医院|卫生院|卫生中心|康复中心/g;
const WARD =
  /^(?:[一-龥]{1,6}?科)?(?:住院部)?(?:(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:号?病[区房]|号?床|楼))*/;
const ILLNESS =
  /[症癌瘤]|白血病|糖尿病|尿毒|癫痫|脑瘫|抑郁|焦虑|双相|精神分裂|孤独症|自闭|唐氏|艾滋|HIV|乙肝|丙肝|结核|血友病|先天性心脏|心脏病|贫血|多动|智力障碍|发育迟缓|强迫|帕金森|阿尔茨海默|失智|痴呆|脑梗|脑出血|中风|瘫痪|透析|红斑狼疮|肝硬化|残疾|截肢|失明|失聪|自残|自杀|渐冻/g;
const AGE =
  /(?<![\d.~\-至到满]|[一二三四五六七八九十])(?:(\d{1,3})|([一二三四五六七八九十]{1,3}))(?:周)?岁半?(?![以多左出上及至到]|[~-])/g;
const GRADE =
  /(?:小学|初中|高中|大学)?[一二三四五六七八九1-9]年级(?![以至到及、])|(?<![月年正])(?:初[一二三]|高[一二三])(?!那?年级[以])/g;
const SENTENCE_END = /[。!?;\n]/g;

/** What stands before a school’s or hospital’s name and is no part of it; the last of these ends. */
const NOT_IN_NAME =
  /^.*(?:在|于|到|去|读|从|是|为|由|至|的|与|被|送|转|考|让|给|及|和(?!平)|上(?!海)|进(?!贤)|入|住|了|有|所|家(?=.)|省(?=.)|市(?=.))/;
const GENERIC =
  /^(?:某|该|本|同|一|两|几|多|每|各|当地|附近|个|这|那|特殊教育|特殊|普通|重点|乡村|农村|村|镇|乡|县|市|省|区|城|社|人民|公办|民办|私立|公立|寄宿制?|中心|职业|中等|高等|老年|家长|九年一贯制|义务教育|外地|老家|其他|希望|实验|新|原|母|夜|民族|综合|专科|精神|大|小|生)*$/;

export function* findCombinations(text: string): Generator<Candidate> {
  const places = placesOf(text);
  if (places.length === 0) return;
  const ages = agesOf(text);
  const ageStarts = ages.map(({ start }) => start);
  const illnesses = [...text.matchAll(ILLNESS)].map(({ index }) => index);
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index }) => index);
  const told = new Set<number>();
  for (const place of places) {
    const at = countBelow(ends, place.start);
    const next = countBelow(ageStarts, place.start);
    const around = [ages[next - 1], ages[next]];
    const age = [at - 1, at]
      .map((first): [number, number] => [
        (ends[first - 1] ?? -1) + 1,
        ends[first + 1] ?? text.length,
      ])
      .filter(([from, to]) => countBelow(illnesses, to) > countBelow(illnesses, from))
      .map((window) => nearestAge(around, place, window))
      .find((found) => found !== null);
    if (!age) continue;
    yield combined(place, "机构名称写到这里，也可只写类别");
    if (!told.has(age.start)) yield combined(age, "年龄或年级写个大概就够");
    told.add(age.start);
  }
}

function placesOf(text: string): Part[] {
  const places: Part[] = [];
  for (const match of text.matchAll(SCHOOL)) {
    const name = ownName(text, match.index);
    if (!name) continue;
    const kind = /中$/.test(match[0]) && match[0].length < 4 && !/初中|高中/.test(match[0]);
    const end = match.index + match[0].length;
    places.push({
      start: match.index - name.length,
      end,
      suggestion: `某${kind ? "中学" : match[0]}`,
    });
  }
  for (const match of text.matchAll(HOSPITAL)) {
    const name = ownName(text, match.index);
    const nameEnd = match.index + match[0].length;
    const ward = WARD.exec(text.slice(nameEnd, nameEnd + 24))?.[0] ?? "";
    if (!name || !ward) continue;
    const start = match.index - name.length;
    places.push({ start, end: nameEnd + ward.length, suggestion: "某医院" });
  }
  return places.sort((one, other) => one.start - other.start);
}

/** The name before “小学”, “医院” …; empty when there is none, or only what any of them is called. */
function ownName(text: string, at: number): string {
  const [wide = ""] = /[一-龥\d]{1,12}$/.exec(text.slice(Math.max(0, at - 12), at)) ?? [];
  const name = wide.replace(NOT_IN_NAME, "");
  return name.length < 2 || name.includes("某") || GENERIC.test(name) ? "" : name;
}

function agesOf(text: string): Part[] {
  const years = [...text.matchAll(AGE)].flatMap((match): Part[] => {
    const [whole, digits, signs] = match;
    const age = digits ? Number(digits) : numberOf(signs ?? "");
    const { index } = match;
    return [{ start: index, end: index + whole.length, suggestion: roughAge(age) }];
  });
  const grades = [...text.matchAll(GRADE)].map(
    ({ index, 0: whole }): Part => ({
      ...{ start: index, end: index + whole.length },
      suggestion: roughGrade(whole),
    }),
  );
  return [...years, ...grades].sort((one, other) => one.start - other.start);
}

function roughAge(age: number): string {
  if (age < 3) return "一两岁";
  if (age < 20) {
    const words = ["五岁左右", "十岁左右", "十五岁左右", "二十岁左右"];
    return words[[7, 13, 18].filter((bound) => age >= bound).length] ?? "十岁左右";
  }
  return age < 100 ? `${"一二三四五六七八九"[Math.floor(age / 10) - 1]}十多岁` : "百岁上下";
}

function roughGrade(grade: string): string {
  if (/初/.test(grade) || /[七八九789]/.test(grade)) return "初中阶段";
  if (/高/.test(grade)) return "高中阶段";
  if (/大学/.test(grade)) return "大学期间";
  return /[一二三123]/.test(grade) ? "小学低年级" : "小学高年级";
}

/** 九 → 9, 十三 → 13, 七十二 → 72. */
function numberOf(signs: string): number {
  const digit = (sign: string | undefined) => "一二三四五六七八九".indexOf(sign ?? "") + 1;
  const [tens, ones] = signs.split("十");
  return ones === undefined ? digit(tens) : (digit(tens) || 1) * 10 + digit(ones);
}

/** Of the ages before and behind, the nearer one that is in the window. */
function nearestAge(
  candidates: readonly (Part | undefined)[],
  place: Part,
  [from, to]: [number, number],
): Part | null {
  const near = candidates.filter(
    (age): age is Part => age !== undefined && age.start >= from && age.end <= to,
  );
  const distance = (age: Part) => Math.abs(age.start - place.start);
  return near.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

/** How many of the ascending numbers are below the bound. */
function countBelow(ascending: readonly number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function combined({ start, end, suggestion }: Part, what: string): Candidate {
  return {
    kind: "combination",
    ...{ start, end, suggestion },
    reason: `学校或病房、年龄、病名放在一起，熟人认得出是谁。${what}：改成“${suggestion}”。`,
  };
}
