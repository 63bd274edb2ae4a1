/** One lesson file: front matter between two lines of ---, then the body. */
import { LessonHead } from "@/lib/catalogue/model";
import { type Figures, type RenderedBody, renderBody } from "@/lib/catalogue/rules/render-body";
import type { Fault } from "@/lib/transfer/model";
import { checkYaml, readYaml, type Yaml } from "@/lib/transfer/rules/yaml-file";

export type LessonFile = {
  file: string;
  /** The id in the file's name, which is also the lesson's. */
  id: string;
  /** Null when the front matter cannot be used. */
  head: LessonHead | null;
  lineOf: Yaml["lineOf"];
  /** The rendered body; its lines are those of the file. */
  body: RenderedBody;
};

const FENCE = "---\n";

/** The id in a lesson's path, or null when the path is not that of a lesson. */
export function lessonIdOf(path: string): string | null {
  return /^lessons\/\d{2}-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(path)?.[1] ?? null;
}

/** Reads and renders a lesson. Both the head's faults and the body's are reported. */
export function readLesson(
  file: string,
  id: string,
  text: string,
  figures: Figures,
): { lesson: LessonFile; faults: Fault[] } {
  const { front, body, bodyLine, fault } = split(text);
  const yaml = readYaml(file, front, 2);
  const head = checkYaml(LessonHead, yaml, file);
  const faults = fault ? [{ file, line: 1, message: fault }] : [...head.faults];
  if (head.value && head.value.id !== id) {
    const message = `id 是“${head.value.id}”，文件名里是“${id}”，两处要一样`;
    faults.push({ file, line: yaml.lineOf(["id"]), message });
  }

  const rendered = renderBody(body, figures);
  const moved = <T extends { line: number }>(list: readonly T[]): T[] =>
    list.map((part) => ({ ...part, line: part.line + bodyLine - 1 }));
  faults.push(...moved(rendered.faults).map((found) => ({ file, ...found })));
  if (body.trim() === "") faults.push({ file, line: bodyLine, message: "没有正文" });

  const { checks, figures: shown, passages } = rendered.body;
  return {
    lesson: {
      file,
      id,
      head: fault ? null : head.value,
      lineOf: yaml.lineOf,
      body: {
        ...rendered.body,
        checks: moved(checks),
        figures: moved(shown),
        passages: moved(passages),
      },
    },
    faults,
  };
}

function split(text: string): { front: string; body: string; bodyLine: number; fault?: string } {
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
