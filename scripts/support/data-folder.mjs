/** The data folder, checked before anything slow happens. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { makePassableFolder } from "./private-files.mjs";
import { dataFolder } from "./project.mjs";
import { Halt } from "./speech.mjs";

/** Makes sure the data folder exists and can be used, and returns its path. */
export function prepareDataFolder() {
  const folder = dataFolder();
  const remedy = "请修正它的权限，或用 WUSHE_DATA=路径 指定另一个文件夹。";
  try {
    makePassableFolder(folder);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Halt(`数据文件夹 ${folder} 不能使用：${reasons[String(code)] ?? code}。${remedy}`);
  }
  if (existsSync(join(folder, "PG_VERSION"))) {
    throw new Halt(
      `${folder} 本身是一个 PostgreSQL 数据目录，不是五社学堂的数据文件夹。请用 WUSHE_DATA=路径 指定另一个文件夹。`,
    );
  }
  return folder;
}

/** @type {Record<string, string>} */
const reasons = {
  EACCES: "没有读写权限",
  EPERM: "没有读写权限",
  EROFS: "所在磁盘是只读的",
  ENOTDIR: "它（或它的上级）是一个文件，不是文件夹",
  EEXIST: "它（或它的上级）是一个文件，不是文件夹",
  ENOSPC: "磁盘已满",
};
