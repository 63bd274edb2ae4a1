/**
 * Addresses down to a building or a door. District, street office, community and village may stay;
 * road and estate go with the number, since they are finer than a community. `text` is half-width.
 */
import type { Candidate } from "@/lib/submissions/model/anonymity";

const NUMBER = "(?:[A-Za-z]?\\d{1,4}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[甲乙丙丁])";
const DOOR = "(?:\\d{2,4}(?:-\\d{1,4})?(?!\\d|[年月日元人名户次岁个%.])(?:室|房|号)?)";
const BUILDING = `${NUMBER}(?:号楼|栋|幢|座)(?:${NUMBER}单元)?(?:${NUMBER}[楼层])?${DOOR}?`;
const DWELLING = new RegExp(
  `(?<![\\dA-Za-z])(?:${BUILDING}|${NUMBER}单元${DOOR}|\\d{1,3}-\\d{1,2}-\\d{3,4}(?:室|号))`,
  "g",
);
const HOUSE = /(?<![\dA-Za-z第])\d{1,4}(?:-\d{1,3})?号(?![线桌台站机馆码令文地厅]|楼栋)/g;
const GROUP =
  /(?<![\d一二三四五六七八九十])(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:组|队|社)(?![织长员成合建讨员])(?:\d{1,4}号)?/g;

const ESTATE =
  "小区|花园|家园|公寓|新村|社区|宿舍|大院|山庄|广场|苑|城|里|庭|府|湾|郡|院|园|居|坊|阁|轩|都|墅";
const ROAD = "大道|大街|马路|胡同|路|街|巷|弄|里|道";
const PHASE = "(?:[A-Z东南西北一二三四五\\d](?:区|期))?";
const ESTATE_BEFORE = new RegExp(`([一-龥]{0,10}?)(${ESTATE}|${ROAD})(${PHASE})$`);
const ROAD_BEFORE = new RegExp(`([一-龥]{1,10}?)(${ROAD}|村)$`);
const VILLAGE_BEFORE = /([一-龥]{1,8})村(?:第)?$/;
const BEHIND_HOUSE = new RegExp(
  `^(?:附\\d{1,3}号)?(?:大?院)?(?:[一-龥]{0,8}?(?<!的)${BUILDING}|${NUMBER}单元${DOOR}?)?`,
);

/** What stands before a name and is no part of it; the last of these ends. */
const NOT_IN_NAME =
  /^.*(?:[室号栋幢座组户某]|省|市|(?<!小)区|县|镇|乡|街道|社区|村(?=.{2})|住址|地址|户籍地?|住|在|于|到|至|从|往|去|访|找|是|为|的|了|过|和(?!平)|与|由|家(?![园墩湾巷嘴店河庄山冲塆]))/;
const GENERIC =
  /^(?:该|本|某|这个?|那个?|一个?|我们|他们|她们|老旧|同一?|整个?|全|各|每个?|附近|隔壁|所|其|高档|新建|几个|多个|屋|家|心|手|夜|城|哪|个|老|新|小)*$/;
/** So many buildings, not this one. */
const COUNTED_BEFORE = /(?:共|有|了|中|建成?|造|改|全部?|这|那|第|每|等|约|近|和|装|修)$/;
const COUNTED_BEHIND = /^(?:居民|住宅|老|高|多层|电梯|危|旧|新)?(?:楼|房)/;
/** An office, or a place everybody may go to, says where it is. */
const OFFICE =
  /(?:社工站|服务站|救助站|工作站|驿站|机构|中心|办公室|民政办|民政局|残联|妇联|居委会|村委会|派出所|法院|医院|学校|小学|中学|幼儿园|活动室|公司|超市|大厅)(?:的|新|办公|现){0,2}(?:地址|位于|设在|设于|坐落于?|在|搬到|搬至)[^住家。;!?\n]{0,24}$/;

export function* findAddresses(text: string): Generator<Candidate> {
  for (const match of text.matchAll(HOUSE)) {
    const found = readHouse(text, match.index, match[0]);
    if (found && !isOffice(text, found.start)) yield found;
  }
  for (const match of text.matchAll(DWELLING)) {
    const found = readDwelling(text, match.index, match[0]);
    if (found && !isOffice(text, found.start)) yield found;
  }
  for (const match of text.matchAll(GROUP)) {
    const [, village = ""] = VILLAGE_BEFORE.exec(before(text, match.index, 9)) ?? [];
    if (!isNamed(ownName(village))) continue;
    yield address(match.index, match.index + match[0].length, "某组");
  }
}

/** 民主路12号3栋2单元501室, and 柳河村12号. */
function readHouse(text: string, at: number, house: string): Candidate | null {
  const [, wide = "", suffix = ""] = ROAD_BEFORE.exec(before(text, at, 14)) ?? [];
  if (!suffix) return null;
  const name = ownName(wide);
  if (!isNamed(name) || (suffix === "里" && name.length < 2)) return null;
  const behind = text.slice(at + house.length, at + house.length + 40);
  const end = at + house.length + (BEHIND_HOUSE.exec(behind)?.[0].length ?? 0);
  if (suffix === "村") return address(at, end, "某户");
  return address(at - suffix.length - name.length, end, `某${suffix === "大道" ? "路" : suffix}`);
}

/** 向阳小区7栋1单元302, 百步亭社区12栋, and 7栋2单元501室 by itself. */
function readDwelling(text: string, at: number, dwelling: string): Candidate | null {
  const end = at + dwelling.length;
  const precise = /单元|室|\d-\d|(?:栋|幢|座|号楼).*\d{2}/.test(dwelling);
  const counted =
    !precise &&
    (COUNTED_BEHIND.test(text.slice(end, end + 4)) || COUNTED_BEFORE.test(before(text, at, 4)));
  if (counted) return null;
  const [whole = "", wide = "", suffix = "", phase = ""] =
    ESTATE_BEFORE.exec(before(text, at, 16)) ?? [];
  const name = ownName(wide);
  const named = whole !== "" && isNamed(name);
  if (suffix === "社区" && named) return address(at, end, "某栋");
  if (!named || (suffix.length === 1 && name.length < 2)) {
    return precise ? address(at, end, "某栋") : null;
  }
  const start = at - phase.length - suffix.length - name.length;
  return address(start, end, suffix === "宿舍" ? "某宿舍" : "某小区");
}

/** The name without the district, the verb and the preposition before it. */
function ownName(wide: string): string {
  const name = wide.replace(NOT_IN_NAME, "");
  return name.replace(/^(?:进了?|走到|开|挤|搬|送|向)(?=.{2})/, (verb) =>
    verb === "向" ? verb : "",
  );
}

function isNamed(name: string): boolean {
  return !GENERIC.test(name) && !name.startsWith("某");
}

function isOffice(text: string, at: number): boolean {
  return OFFICE.test(before(text, at, 40));
}

function before(text: string, at: number, signs: number): string {
  return text.slice(Math.max(0, at - signs), at);
}

function address(start: number, end: number, suggestion: string): Candidate {
  return {
    kind: "address",
    ...{ start, end, suggestion },
    reason: "写到了楼栋或门牌。写到街道、社区（村）一级就够了。",
  };
}
