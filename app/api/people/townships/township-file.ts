import { createHash } from "node:crypto";
import {
  TOWNSHIP_ROWS_MAX,
  type TownshipRow,
  townshipRows,
} from "@/lib/people/rules/township-rows";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { readTable } from "@/lib/transfer/rules/exchange/table-file";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** No list of townships comes near it. */
export const TOWNSHIP_FILE_MAX = 5 * 1024 * 1024;

/** The rows of a file of townships and its hash, or why it has none. */
export async function readTownshipFile(
  content: Uint8Array,
): Promise<Result<{ rows: TownshipRow[]; hash: string }>> {
  try {
    const rows = townshipRows(await readTable(content));
    if (!rows) return unreadable("没有找到表头：要有“代码”和“名称”两列");
    if (rows.length === 0) return unreadable("表头下面没有内容");
    if (rows.length > TOWNSHIP_ROWS_MAX) {
      return unreadable(`一次最多导入${TOWNSHIP_ROWS_MAX}行，请分成几个文件`);
    }
    const hash = createHash("sha256").update(content).digest("hex");
    return ok({ rows, hash });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return unreadable(error.message);
  }
}

function unreadable(sentence: string): Result<never> {
  return refuse("townships.file_unreadable", { "": [sentence] });
}
