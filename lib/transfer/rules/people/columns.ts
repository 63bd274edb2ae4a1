/** Which column of somebody's own table holds what. Pure. */
import { type ImportColumn, importColumns, type Mapping } from "@/lib/transfer/model/people-import";
import { plainHeading } from "@/lib/transfer/rules/exchange/sheet-columns";

/** The words that tables of people use, the likeliest first. */
const headings: Record<ImportColumn, readonly string[]> = {
  name: ["姓名", "名字", "人员姓名", "学员姓名", "社工姓名", "真实姓名", "name"],
  phone: ["手机号", "手机", "手机号码", "联系电话", "联系方式", "电话", "移动电话", "phone"],
  idNumber: ["证件号码", "身份证号", "身份证号码", "身份证", "证件号", "公民身份号码"],
  organisation: [
    "单位",
    "所在单位",
    "工作单位",
    "单位名称",
    "机构",
    "机构名称",
    "所属机构",
    "社工站",
  ],
  region: [
    "行政区划",
    "区划",
    "所在区县",
    "区县",
    "所属区域",
    "地区",
    "行政区划代码",
    "县市区",
    "街道",
    "乡镇",
  ],
  position: ["岗位", "职务", "职位", "工作岗位", "岗位名称"],
  qualification: [
    "职业资格等级",
    "资格等级",
    "职业资格",
    "持证等级",
    "证书等级",
    "社工证等级",
    "职业水平",
  ],
  qualificationNumber: ["资格证书号", "证书编号", "证书号", "资格证号", "证书管理号", "管理号"],
  remark: ["备注", "说明", "备注说明", "其他"],
};

/** What a heading means; null when nobody can tell. */
export function importColumnOf(heading: string): ImportColumn | null {
  const plain = plainHeading(heading.normalize("NFKC")).toLowerCase();
  return importColumns.find((column) => headings[column].includes(plain)) ?? null;
}

/** A guess for every column: by its exact words, then by words it contains; each is used once. */
export function guessMapping(row: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const take = (fits: (plain: string, column: ImportColumn) => boolean) => {
    for (const column of importColumns) {
      if (mapping[column] !== undefined) continue;
      const at = row.findIndex(
        (cell, index) => !taken.has(index) && fits(plainHeading(cell.normalize("NFKC")), column),
      );
      if (at < 0) continue;
      mapping[column] = at;
      taken.add(at);
    }
  };
  take((plain, column) => headings[column].includes(plain.toLowerCase()));
  take((plain, column) =>
    headings[column].some((words) => words.length > 1 && plain.includes(words)),
  );
  return mapping;
}
