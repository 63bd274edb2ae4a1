/** A file of Markdown with front matter between two lines of ---: a lesson or a paper. */
import type { z } from "zod";
import { LessonHead, PaperHead } from "@/lib/catalogue/model";
import { type BodyAssets, type RenderedBody, renderBody } from "@/lib/catalogue/rules/render-body";
import type { Fault } from "@/lib/transfer/model/course";
import { checkYaml, readYaml, type Yaml } from "@/lib/transfer/rules/yaml-file";

export type MarkdownFile<Head> = {
  file: string;
  /** The id in the file's name, which is also that of what it holds. */
  id: string;
  /** Null when the front matter cannot be used. */
  head: Head | null;
  lineOf: Yaml["lineOf"];
  /** The rendered body; its lines are those of the file. */
  body: RenderedBody;
};
export type LessonFile = MarkdownFile<LessonHead>;
export type PaperFile = MarkdownFile<PaperHead>;

const FENCE = "---\n";

type Source = { file: string; id: string; text: string; assets: BodyAssets };

export function readLesson(source: Source): { document: LessonFile; faults: Fault[] } {
  return read(LessonHead, source);
}

export function readPaper(source: Source): { document: PaperFile; faults: Fault[] } {
  const { document, faults } = read(PaperHead, source);
  for (const { line } of document.body.checks) {
    const message = "自测题只能放在课文里";
    faults.push({ file: source.file, line, message });
  }
  return { document, faults };
}

/** Reads and renders a file. Both the head's faults and the body's are reported. */
function read<S extends z.ZodType<{ id: string }>>(
  schema: S,
  { file, id, text, assets }: Source,
): { document: MarkdownFile<z.output<S>>; faults: Fault[] } {
  const { front, body, bodyLine, fault } = splitFront(text);
  const yaml = readYaml(file, front, 2);
  const head = checkYaml(schema, yaml, file);
  const faults = fault ? [{ file, line: 1, message: fault }] : [...head.faults];
  if (head.value && head.value.id !== id) {
    const message = `id 是“${head.value.id}”，文件名里是“${id}”，两处要一样`;
    faults.push({ file, line: yaml.lineOf(["id"]), message });
  }

  const rendered = renderBody(body, assets);
  const moved = <T extends { line: number }>(list: readonly T[]): T[] =>
    list.map((part) => ({ ...part, line: part.line + bodyLine - 1 }));
  faults.push(...moved(rendered.faults).map((found) => ({ file, ...found })));
  if (body.trim() === "") faults.push({ file, line: bodyLine, message: "没有正文" });

  const { checks, figures, media, passages } = rendered.body;
  return {
    document: {
      file,
      id,
      head: fault ? null : head.value,
      lineOf: yaml.lineOf,
      body: {
        ...rendered.body,
        checks: moved(checks),
        figures: moved(figures),
        media: moved(media),
        passages: moved(passages),
      },
    },
    faults,
  };
}

/** The front matter of a file and what stands below it; where there is none, what is missing. */
function splitFront(text: string): {
  front: string;
  body: string;
  bodyLine: number;
  fault?: string;
} {
  const whole = { front: "", body: text, bodyLine: 1 };
  if (!text.startsWith(FENCE)) {
    return { ...whole, fault: "第一行应是 ---，接着写课时信息，再用一行 --- 结束" };
  }
  const end = text.indexOf(`\n${FENCE}`, FENCE.length - 1);
  if (end < 0) return { ...whole, fault: "课时信息没有结束：在正文前单独写一行 ---" };
  const front = text.slice(FENCE.length, end + 1);
  return {
    front,
    body: text.slice(end + 1 + FENCE.length),
    bodyLine: front.split("\n").length + 2,
  };
}
