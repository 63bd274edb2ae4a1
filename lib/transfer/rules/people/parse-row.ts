/** A row as people type it, as what is known of a person; or what is wrong with it. Pure. */
import { PHONE_PATTERN } from "@/lib/people/model/account";
import { type QualificationLevel, qualificationNames } from "@/lib/people/model/person";
import { idNumberProblem, plainNumber } from "@/lib/people/rules/id-number";
import type { ImportColumn, ImportRow } from "@/lib/transfer/model/people-import";

/** Null where the row says nothing of it: what is known stays as it is. */
export type SaidRow = {
  row: number;
  name: string;
  phone: string;
  idNumber: string | null;
  organisation: string | null;
  region: string | null;
  position: string | null;
  qualification: QualificationLevel | null;
  qualificationNumber: string | null;
  remark: string | null;
};

export type ParsedRow = { said: SaidRow; fault: string | null };

const NAME = /^[\p{Script=Han}A-Za-z·. ]{2,20}$/u;
const LONGEST: Partial<Record<ImportColumn, number>> = {
  organisation: 60,
  position: 30,
  qualificationNumber: 40,
  remark: 200,
};

/** All faults of a row are told at once, so that the file need not be mended twice. */
export function parseRow({ row, cells }: ImportRow): ParsedRow {
  const text = (column: ImportColumn) => tidy(cells[column] ?? "") || null;
  const idNumber = cells.idNumber ? plainNumber(cells.idNumber) : null;
  const said: SaidRow = {
    row,
    name: (text("name") ?? "")
      .normalize("NFKC")
      .replaceAll(/[•・∙.](?=\p{Script=Han})/gu, "·")
      .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ""),
    phone: plainPhone(cells.phone ?? ""),
    idNumber: idNumber || null,
    organisation: text("organisation"),
    region: text("region"),
    position: text("position"),
    qualification: cells.qualification ? qualificationOf(cells.qualification) : null,
    qualificationNumber: cells.qualificationNumber ? plainNumber(cells.qualificationNumber) : null,
    remark: text("remark"),
  };
  const faults = [
    nameFault(said.name),
    phoneFault(said.phone),
    said.idNumber && idNumberProblem(said.idNumber),
    cells.qualification && !said.qualification
      ? `不认识职业资格等级“${cells.qualification.slice(0, 20)}”，请写助理社会工作师、社会工作师、高级社会工作师或无`
      : null,
    ...Object.entries(LONGEST).map(([column, max]) => {
      const length = (said[column as keyof SaidRow] as string | null)?.length ?? 0;
      return length > max ? `${longNames[column]}最多${max}个字` : null;
    }),
  ].filter(Boolean);
  return { said, fault: faults.length > 0 ? faults.join("；") : null };
}

const longNames: Record<string, string> = {
  organisation: "单位",
  position: "岗位",
  qualificationNumber: "资格证书号",
  remark: "备注",
};

function nameFault(name: string): string | null {
  if (name === "") return "没有写姓名";
  return NAME.test(name) ? null : "姓名应为2至20个汉字或字母";
}

function phoneFault(phone: string): string | null {
  if (phone === "") return "没有写手机号";
  if (/E\+?\d+$/i.test(phone)) return "手机号被 Excel 改成了科学计数，请把这一列设为“文本”再填写";
  return PHONE_PATTERN.test(phone) ? null : "手机号应为11位，以1开头";
}

/** Spaces, hyphens, the country's code and the `.0` of a number cell are forgiven. */
export function plainPhone(written: string): string {
  return plainNumber(written)
    .replace(/\.0+$/, "")
    .replace(/^(\+86|0086|86)(?=1\d{10}$)/, "");
}

function tidy(text: string): string {
  return text.replaceAll(/[\s\u3000]+/g, " ").trim();
}

const levels: [QualificationLevel, RegExp][] = [
  ["none", /^(无|没有|未取得|未持证|不持证|暂无|否|-|\/|—+)$/],
  ["senior", /^高级(社会工作师|社工师?)?$/],
  ["assistant", /^(助理|初级)(社会工作师|社工师?)?$|^助理级$|^初级$/],
  ["intermediate", /^(中级)?(社会工作师|社工师)(中级)?$|^中级(社工)?$/],
];

/** 助理社会工作师, 社工师（中级）, 无 …; null when nobody can tell. */
export function qualificationOf(words: string): QualificationLevel | null {
  const plain = words.normalize("NFKC").replaceAll(/[\s()]/g, "");
  const exact = Object.entries(qualificationNames).find(
    ([, name]) => name.normalize("NFKC").replaceAll(/[\s()]/g, "") === plain,
  );
  if (exact) return exact[0] as QualificationLevel;
  return levels.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
