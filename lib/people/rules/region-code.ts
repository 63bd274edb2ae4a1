/** What the codes of regions say: their hierarchy, functional zones, and which code is free. Pure. */
import type { RegionLevel } from "@/lib/people/model/place";

/** Whether a region, by its code, is another one or lies in it. */
export function isWithinRegion(code: string, outer: string): boolean {
  return code.startsWith(outer);
}

/** Of codes, those that lie in no other one of them. */
export function outermost(codes: readonly string[]): string[] {
  return [...new Set(codes)].filter(
    (code) => !codes.some((other) => other !== code && isWithinRegion(code, other)),
  );
}

/** A functional zone has a letter in its code, where a GB/T code never has one. */
export function isZone(code: string): boolean {
  return /[A-Z]/.test(code);
}

/** Where a level stands: 省直管 beside counties. Regions are merged with those of the same rank. */
export function rankOf(level: RegionLevel): number {
  return { province: 0, prefecture: 1, direct_county: 2, county: 2, township: 3 }[level];
}

/** The level of a functional zone set up beneath a region; null where none can be. */
export function zoneLevelBeneath(level: RegionLevel): RegionLevel | null {
  if (level === "prefecture") return "county";
  return level === "county" || level === "direct_county" ? "township" : null;
}

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * The next free code of a functional zone beneath a region: 4201Z1 … 4201ZZ, 420106Z01 … 420106ZZZ.
 * `taken` are all codes there, abolished ones too. Null when none is free.
 */
export function nextZoneCode(
  parent: { code: string; level: RegionLevel },
  taken: ReadonlySet<string>,
): string | null {
  const level = zoneLevelBeneath(parent.level);
  if (!level) return null;
  const digits = level === "county" ? 1 : 2;
  for (let number = 1; number < SIGNS.length ** digits; number += 1) {
    const code = `${parent.code}Z${inSigns(number).padStart(digits, "0")}`;
    if (!taken.has(code)) return code;
  }
  return null;
}

/**
 * The code of a township that moves to another county: its own three last signs beneath the new one, or the
 * code that was asked for; or why not, as the sentence beside the field.
 */
export function codeAfterMove(
  township: string,
  county: { code: string; name: string },
  { asked, taken }: { asked: string; taken: ReadonlySet<string> },
): { code: string } | { problem: string } {
  const code = asked === "" ? county.code + township.slice(-3) : asked;
  if (!code.startsWith(county.code) || code.length !== county.code.length + 3) {
    return { problem: `新代码要以${county.name}的代码${county.code}开头，再加3位` };
  }
  if (isZone(code) !== isZone(county.code + township.slice(-3))) {
    return { problem: "新代码的后3位要用数字" };
  }
  if (!taken.has(code)) return { code };
  return { problem: `代码${code}已经用过，请填写民政部门公布的新代码` };
}

function inSigns(number: number): string {
  const rest = SIGNS[number % SIGNS.length] ?? "";
  return number < SIGNS.length ? rest : inSigns(Math.floor(number / SIGNS.length)) + rest;
}
