/** YAML with the line of every value, so that a fault found later still points into the file. */
import { type Document, isAlias, isMap, isNode, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Fault } from "@/lib/transfer/model/course";
import { sentenceOf } from "@/lib/transfer/rules/issue-sentence";

type Path = readonly PropertyKey[];

export type Yaml = {
  value: unknown;
  faults: Fault[];
  /** The line where the value at a path begins, or the nearest thing above it that is there. */
  lineOf(path: Path): number;
};

/** Parses `text`, which begins at line `firstLine` of the file. */
export function readYaml(file: string, text: string, firstLine = 1): Yaml {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    version: "1.2",
    schema: "core",
    stringKeys: true,
  });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line) + firstLine - 1;
  const faults: Fault[] = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
    file,
    line: lineAt(pos[0]),
    message: errorSentences[code] ?? "YAML 写法有误：检查缩进、冒号后的空格和引号是否成对",
  }));
  visit(document, (_, node) => {
    if (!isNode(node) || (!isAlias(node) && !("anchor" in node && node.anchor) && !node.tag))
      return;
    // Parsing gives collections and scalars no tag of their own unless one is written.
    faults.push({
      file,
      line: lineAt(node.range?.[0] ?? 0),
      message: "不支持 YAML 的锚点、引用和标签",
    });
  });

  return {
    value: faults.length === 0 ? document.toJS() : undefined,
    faults,
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** Checks a value against its schema; the faults carry the lines of the values they are about. */
export function checkYaml<S extends z.ZodType>(
  schema: S,
  yaml: Yaml,
  file: string,
): { value: z.output<S> | null; faults: Fault[] } {
  if (yaml.faults.length > 0) return { value: null, faults: yaml.faults };
  const parsed = schema.safeParse(yaml.value, { error: sentenceOf });
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = parsed.error.issues.flatMap((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [null];
    return keys.map((key) => {
      const path = key === null ? issue.path : [...issue.path, key];
      const where = path.map((part) =>
        typeof part === "number" ? `第${part + 1}项` : String(part),
      );
      const message = key === null ? issue.message : "没有这一项，检查拼写";
      return { file, line: yaml.lineOf(path), message: [where.join("."), message].join("：") };
    });
  });
  return { value: null, faults };
}

function offsetOf(document: Document.Parsed, path: Path): number {
  const last = path.at(-1);
  if (last === undefined)
    return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
  const above = document.getIn(path.slice(0, -1), true);
  if (isMap(above)) {
    const pair = above.items.find(({ key }) => isNode(key) && String(key) === String(last));
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn([...path], true);
  if (isNode(node) && node.range) return node.range[0];
  return offsetOf(document, path.slice(0, -1));
}

const errorSentences: Partial<Record<string, string>> = {
  DUPLICATE_KEY: "同一项写了两次",
  TAB_AS_INDENT: "缩进用了制表符（Tab），请改成空格",
  BAD_INDENT: "缩进不对，请和上一行同级的内容对齐",
  MULTIPLE_DOCS: "一个文件只能有一份内容，请删去中间的 ---",
  NON_STRING_KEY: "冒号前面要写文字",
  BLOCK_AS_IMPLICIT_KEY: "冒号的位置不对：正文里有英文冒号时，请给整句加引号",
  MULTILINE_IMPLICIT_KEY: "这里少了冒号，或上一行的引号没有收尾",
  MISSING_CHAR: "引号或括号没有成对，或少了逗号",
};
