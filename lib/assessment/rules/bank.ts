/** The bank's words on screen, and the addresses of its filters. Pure. */
import type { BankFilter, Purpose } from "@/lib/assessment/model/bank";

export const bankStateNames: Record<Purpose | "retired", string> = {
  quiz: "在结业测验里",
  check: "在课文里",
  bank: "备用",
  retired: "已停用",
};

/** The filter as the query of an address; what is not set is left out. */
export function filterQuery({ page, ...filter }: BankFilter, at = page): string {
  const entries = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  if (at > 1) entries.push(["page", String(at)]);
  const query = new URLSearchParams(entries as [string, string][]).toString();
  return query === "" ? "" : `?${query}`;
}
