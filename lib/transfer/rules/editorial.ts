/**
 * What the shipped courses owe their readers beyond the format, and trainers' own courses may do
 * without: facts and documents they rest on, aims, self-checks, an exam in the folder. Pure.
 */

import { askedOnTheWay } from "@/lib/catalogue/rules/lesson-work";
import type { Finding } from "@/lib/transfer/model/course";
import { MANIFEST, QUESTIONS } from "@/lib/transfer/rules/course-paths";
import type { FolderReading } from "@/lib/transfer/rules/read-folder";

export function editorialFindings(reading: FolderReading): Finding[] {
  return [...lessonFindings(reading), ...questionFindings(reading), ...examFindings(reading)];
}

function lessonFindings({ lessons }: FolderReading): Finding[] {
  return lessons.flatMap(({ file, head, body, lineOf }) => {
    if (!head) return [];
    const owed = (["objectives", "facts", "sources"] as const)
      .filter((key) => head[key].length === 0)
      .map((key) => error(file, lineOf([key]), missing[key]));
    const asked = body.checks.length + askedOnTheWay(head).length;
    return asked > 0 ? owed : [...owed, error(file, 1, "没有自测题，读者无从知道自己学会没有")];
  });
}

const missing = {
  objectives: "没有写学习目标 objectives",
  facts: "没有列出所依据的事实 facts",
  sources: "没有写来源 sources",
};

function questionFindings({ questions }: FolderReading): Finding[] {
  return questions
    .filter(({ facts }) => facts.length === 0)
    .map(({ key, line }) => error(QUESTIONS, line, `${key}：${missing.facts}`));
}

/** The exam of a shipped course is whole without the bank. */
function examFindings({ manifest, questions, unsound, lineOf }: FolderReading): Finding[] {
  if (!manifest?.quiz || unsound?.length !== 0) return [];
  const count = questions.filter(({ purpose }) => purpose === "quiz").length;
  if (count === 0) return [error(QUESTIONS, 1, "课程有结业测验，却没有 purpose: quiz 的题")];
  const { draw } = manifest.quiz;
  if (draw === undefined || count >= draw) return [];
  return [error(MANIFEST, lineOf(["quiz", "draw"]), `要抽${draw}题，题库里只有${count}题`)];
}

function error(file: string, line: number, message: string): Finding {
  return { file, line, message, level: "error" };
}
