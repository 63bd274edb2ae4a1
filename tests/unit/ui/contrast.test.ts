import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../../app/tokens.css"), "utf8");
const colours = new Map(
  [...css.matchAll(/--([\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

const grounds = ["paper", "surface", "surface-2"];
const families = ["teal", "amber", "danger", "good"];
const cross = (fronts: string[], backs: string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const text = [
  ...cross(["ink", "muted", "teal", "teal-strong", "amber", "danger", "good"], grounds),
  ...families.flatMap((family) => cross(["ink", "muted", family], [`${family}-soft`])),
  ...["teal", "amber", "danger"].map((family) => [`on-${family}`, family] as const),
  ["on-teal", "teal-strong"] as const,
  ["teal-strong", "teal-soft"] as const,
];
const graphics = cross(["edge", "teal", "amber-bright"], grounds);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(text)("%s can be read on %s", (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphics)("%s can be made out on %s", (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(3);
  });
});

function colour(name: string, theme: "light" | "dark"): string {
  const found = colours.get(name);
  if (!found) throw new Error(`tokens.css has no colour ${name}`);
  return found[theme];
}

/** The contrast ratio of WCAG 2: 1 for equal colours, 21 for black on white. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
