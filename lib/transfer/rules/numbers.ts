/**
 * The numbers of a text in a form that can be compared: 1.7万 is 17000 wherever it stands, 第二十六条
 * is the same as 第26条. A simple extractor, on purpose: it finds what a careful editor would ask about.
 */

/** `written` is what stands in the text; `key` compares. */
export type Claim = {
  kind: "document" | "date" | "month" | "day" | "ordinal" | "percent" | "number";
  key: string;
  written: string;
};

const digit = "[\\d０-９]";
const decimal = `${digit}{1,3}(?:[,，]${digit}{3})+(?:\\.${digit}+)?|${digit}+(?:\\.${digit}+)?`;
const chinese = "[〇零一二三四五六七八九十百千]+";
const ordinal = `[（(]?(?:${chinese}|${digit}+)[）)]?`;

/** In the order in which they are tried at each place of the text. */
const pattern = new RegExp(
  [
    `(?<document>\\p{Script=Han}〔${digit}{4}〕${digit}+号)`,
    `(?<date>(?<y>${digit}{4})\\s*年\\s*(?<m>${digit}{1,2})\\s*月\\s*(?<d>${digit}{1,2})\\s*日)`,
    `(?<month>(?<my>${digit}{4})\\s*年\\s*(?<mm>${digit}{1,2})\\s*月)`,
    `(?<day>(?<dm>${digit}{1,2})\\s*月\\s*(?<dd>${digit}{1,2})\\s*日)`,
    `第(?<ordinals>${ordinal}(?:[、和]第?${ordinal})*)(?=条|款|项|章|部分|点)`,
    `百分之(?<hundredths>${chinese}|${decimal})`,
    `(?<![A-Za-z])(?<percent>${decimal})\\s*[%％]`,
    `(?<![A-Za-z\\d.])(?<number>${decimal})\\s*(?:余|多|几)?\\s*(?<scale>[万亿]*)`,
  ].join("|"),
  "gu",
);

/** Counts of the course itself and times of day are not claims about the world. */
const beside =
  /[\d０-９]+\s*(?:道|个)?(?:试?题|课时|课(?![程堂表件]))|[\d０-９]{1,2}[:：][\d０-９]{2}/gu;

const numbering = /^\s*[（(]?[\d０-９]{1,2}[.．、）)](?![\d０-９])\s*/u;

/** Every number of a text that states something. Numbering at its start does not. */
export function claimsIn(text: string): Claim[] {
  const body = text.replace(numbering, "").replace(beside, "");
  return [...body.matchAll(pattern)].flatMap((match) => claimsOf(match[0], match.groups ?? {}));
}

const bracketed = new RegExp(`[（(](${chinese})[）)]`, "gu");

/** What a set of facts allows to be said. */
export type Allowance = ReadonlySet<string>;

/** All that the given texts state, also in its parts: a full date allows its year and its month. */
export function allowanceOf(texts: readonly string[]): Allowance {
  const keys = new Set<string>();
  for (const { kind, key } of texts.flatMap((text) => claimsIn(text))) {
    keys.add(`${kind}:${key}`);
    const [year = "", month = "", day = ""] = key.split("-");
    if (kind === "date") keys.add(`month:${year}-${month}`).add(`day:${month}-${day}`);
    if (kind === "date" || kind === "month") keys.add(`number:${year}`);
    if (kind === "document") for (const part of key.match(/\d+/g) ?? []) keys.add(`number:${part}`);
  }
  // Sections are often cited by their bracketed numeral alone: 第五部分之（三）.
  for (const [, numeral = ""] of texts.join("\n").matchAll(bracketed)) {
    keys.add(`number:${chineseValue(numeral)}`);
  }
  return keys;
}

/** Whether a claim is allowed. An article may be named in a fact by its bare number. */
export function isAllowed({ kind, key }: Claim, allowance: Allowance): boolean {
  if (allowance.has(`${kind}:${key}`)) return true;
  return kind === "ordinal" && allowance.has(`number:${key}`);
}

function claimsOf(written: string, groups: Record<string, string | undefined>): Claim[] {
  const { document, date, y, m, d, month, my, mm, day, dm, dd } = groups;
  if (document) return [{ kind: "document", key: plain(document), written }];
  if (date) return [{ kind: "date", key: `${plain(y)}-${two(m)}-${two(d)}`, written }];
  if (month) return [{ kind: "month", key: `${plain(my)}-${two(mm)}`, written }];
  if (day) return [{ kind: "day", key: `${two(dm)}-${two(dd)}`, written }];
  const { ordinals, hundredths, percent, number, scale = "" } = groups;
  if (ordinals) {
    return ordinals.split(/[、和]/).map((part) => ({
      kind: "ordinal",
      key: numericValue(part.replaceAll(/[第（()）]/g, "")),
      written: `第${part.replace("第", "")}…`,
    }));
  }
  const share = hundredths ?? percent;
  if (share) return [{ kind: "percent", key: numericValue(share), written }];
  return number ? [{ kind: "number", key: scaled(number, scale), written: written.trim() }] : [];
}

function scaled(number: string, scale: string): string {
  let value = Number(plain(number));
  for (const word of scale) value *= word === "万" ? 10_000 : 100_000_000;
  return String(Math.round(value * 1000) / 1000);
}

function two(text: string | undefined): string {
  return plain(text).padStart(2, "0");
}

/** ASCII digits without separators. */
function plain(text = ""): string {
  return text.normalize("NFKC").replaceAll(",", "");
}

/** The value of a number in Arabic or Chinese digits. */
function numericValue(text: string): string {
  const arabic = plain(text);
  return String(/^[\d.]+$/.test(arabic) ? Number(arabic) : chineseValue(text));
}

const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 二十六 → 26, 一百二十二 → 122, 十 → 10. */
export function chineseValue(text: string): number {
  let total = 0;
  let current = 0;
  for (const character of text) {
    const unit = units[character];
    if (unit) {
      total += (current || 1) * unit;
      current = 0;
    } else {
      current = Math.max(0, "零一二三四五六七八九".indexOf(character));
    }
  }
  return total + current;
}
