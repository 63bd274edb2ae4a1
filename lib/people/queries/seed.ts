import "server-only";
import { readFile } from "node:fs/promises";
import { type Region, regionLevels } from "@/lib/people/model/place";

/** The regions shipped with the product: `code,name,level,parent_code`, parents first. */
export async function readRegionSeed(path = "db/seed/regions.csv"): Promise<Region[]> {
  const [, ...rows] = (await readFile(path, "utf8")).trim().split(/\r?\n/);
  return rows.map((row, index) => {
    const [code = "", name = "", levelText = "", parent = ""] = row.split(",");
    const level = regionLevels.find((known) => known === levelText);
    if (!level) throw new Error(`${path}:${index + 2} 没有这个层级：${levelText}`);
    return { code, name, level, parentCode: parent === "" ? null : parent };
  });
}
