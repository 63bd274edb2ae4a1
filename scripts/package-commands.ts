/** Operator commands for packages of courseware. */
import { readFile } from "node:fs/promises";
import type { OperatorCommand, Outcome } from "@/scripts/operator";

export const packageCommands: OperatorCommand[] = [
  {
    words: ["package", "inspect"],
    usage: "课件.zip",
    says: "看一个课件包（SCORM）里有哪些单元，或者为什么不能用（不需要数据库）",
    run: ([file]) => inspect(file),
  },
];

async function inspect(file: string | undefined): Promise<Outcome> {
  if (!file) throw new Error("请写课件包的路径，例如 package inspect media/入户.zip");
  const { readCourseware } = await import("@/lib/transfer/rules/courseware");
  const read = readCourseware(await readFile(file));
  if (!read.ok) return { ok: false, lines: [read.message], result: read };
  const { version, title, units } = read.value;
  const lines = [
    `SCORM ${version}：${title}`,
    ...units.map((unit, at) => `${at + 1}. ${unit.title}（${unit.href}）`),
  ];
  return { ok: true, lines, result: read };
}
