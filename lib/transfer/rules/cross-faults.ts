/** What only shows when the files of a course are held against each other. */

import { askedOnTheWay, kindOf, workFaults, workFiles } from "@/lib/catalogue/rules/lesson-work";
import type { Fault, ParsedQuestion } from "@/lib/transfer/model/course";
import { MANIFEST, VIDEO } from "@/lib/transfer/rules/course-paths";
import type { FolderReading } from "@/lib/transfer/rules/read-folder";
import { ruleFaults } from "@/lib/transfer/rules/rule-faults";

export function crossFaults(reading: FolderReading): Fault[] {
  return [
    ...(reading.manifest ? lessonFaults(reading, reading.manifest) : []),
    ...questionFaults(reading),
    ...checkFaults(reading),
    ...drawFaults(reading),
    ...lessonWorkFaults(reading),
    ...playlistFaults(reading),
    ...shownFaults(reading, "figures", "图"),
    ...shownFaults(reading, "media", "文件"),
    ...rubricFaults(reading),
    ...ruleFaults(reading),
  ];
}

/** Modules and lessons: each id once, each listed lesson there, each lesson listed. */
function lessonFaults(
  { lessons, lineOf }: FolderReading,
  manifest: NonNullable<FolderReading["manifest"]>,
): Fault[] {
  const faults: Fault[] = [];
  const modules = new Set<string>();
  const listed = new Set<string>();
  manifest.modules.forEach((module, m) => {
    const at = (path: PropertyKey[], message: string) =>
      faults.push({ file: MANIFEST, line: lineOf(["modules", m, ...path]), message });
    if (modules.has(module.id)) at(["id"], `单元“${module.id}”写了两次`);
    modules.add(module.id);
    module.lessons.forEach((id, index) => {
      if (listed.has(id)) at(["lessons", index], `课时“${id}”列了两次`);
      else if (!lessons.some((lesson) => lesson.id === id)) {
        at(["lessons", index], `没有课时文件 lessons/…-${id}.md`);
      }
      listed.add(id);
    });
  });
  for (const { file, id } of lessons) {
    const twin = lessons.find((other) => other.id === id);
    if (twin && twin.file !== file) {
      faults.push({ file, line: 1, message: `和 ${twin.file} 是同一个课时` });
    } else if (!listed.has(id)) {
      faults.push({ file, line: 1, message: `${MANIFEST} 没有列出这个课时` });
    }
  }
  return faults;
}

function questionFaults({ questions, manifest }: FolderReading): Fault[] {
  const faults = questions.flatMap((question, index) => {
    const said: string[] = [];
    const twin = questions.findIndex(({ key }) => key === question.key);
    if (twin !== index) said.push(`id 和第 ${questions[twin]?.line} 行的试题相同`);
    if (question.purpose === "check" && !question.lesson) said.push("课内自测要写明 lesson");
    if (question.purpose === "quiz" && question.lesson) said.push("结业测验的题不写 lesson");
    return said.map((message) => inQuestion(question, message));
  });
  const inQuiz = questions.some(({ purpose }) => purpose === "quiz");
  if (manifest && !manifest.quiz && inQuiz) {
    faults.push({ file: MANIFEST, line: 1, message: "有测验题，却没有写 quiz（测验规则）" });
  }
  return faults;
}

/** Self-checks: each stands once, in the lesson it names. */
function checkFaults({ lessons, questions, unsound }: FolderReading): Fault[] {
  if (!unsound) return [];
  const standing = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { file, id, body, head, lineOf } of lessons) {
    const asked = (head ? askedOnTheWay(head) : []).map((name) => ({ name, line: lineOf([]) }));
    for (const { name, line } of [...body.checks, ...asked]) {
      const question = questions.find(({ key }) => key === name);
      const report = (message: string) => faults.push({ file, line, message });
      if (name === "" || unsound.includes(name)) continue;
      if (!question) report(`没有自测题“${name}”`);
      else if (question.purpose !== "check") report(`“${name}”是结业测验的题，不能放进课文`);
      else if (question.lesson !== id) report(`“${name}”写明属于课时“${question.lesson}”`);
      else if (standing.has(name)) report(`“${name}”已经放在第 ${standing.get(name)} 行`);
      standing.set(name, String(line));
    }
  }
  for (const question of questions.filter(({ purpose }) => purpose === "check")) {
    const lesson = lessons.find(({ id }) => id === question.lesson);
    if (question.lesson && !lesson) {
      faults.push(inQuestion(question, `没有课时“${question.lesson}”`));
    } else if (lesson && !standing.has(question.key)) {
      faults.push(inQuestion(question, `课文里没有 ::check{question="${question.key}"}`));
    }
  }
  return faults;
}

/** Films, recordings, documents and courseware: what they are is there and agrees with their files. */
function lessonWorkFaults({ lessons, media }: FolderReading): Fault[] {
  return lessons.flatMap(({ file, head, lineOf }) => {
    if (!head) return [];
    const missing = workFiles(head).filter((path) => !media[path]);
    return [
      ...missing.map((path) => ({
        file,
        line: lineOf([kindOf(head)]),
        message: `没有文件“${path}”`,
      })),
      ...workFaults(head, media).map(({ path, message }) => ({
        file,
        line: lineOf(path),
        message,
      })),
    ];
  });
}

/** Playlists: every part they lead to is there. */
function playlistFaults({ lessons, playlists, media }: FolderReading): Fault[] {
  const shown = new Set(filesOf({ lessons, playlists }));
  return Object.entries(playlists)
    .filter(([path]) => shown.has(path))
    .flatMap(([file, names]) =>
      names
        .filter((name) => !media[`media/${name}`])
        .map((name) => ({ file, line: 1, message: `播放列表里的“${name}”不在 media 文件夹里` })),
    );
}

/** What is drawn for an attempt is all worth the same. Whether it is enough shows with the bank's part. */
function drawFaults({ manifest, questions }: FolderReading): Fault[] {
  if (manifest?.quiz?.draw === undefined) return [];
  const quiz = questions.filter(({ purpose }) => purpose === "quiz");
  const unequal = quiz.find(({ points }) => points !== quiz[0]?.points);
  return unequal ? [inQuestion(unequal, "抽题的测验，每题分值要相同")] : [];
}

/** Files that bodies show: each named one is there, each one that is there is named. */
function shownFaults(reading: FolderReading, what: "figures" | "media", word: string): Fault[] {
  const { cover } = reading.manifest ?? {};
  const shown = new Set<string>([
    ...(cover ? [cover] : []),
    ...(what === "media" ? filesOf(reading) : []),
  ]);
  const there = what === "media" ? Object.keys(reading.media).sort() : reading.figures;
  const faults: Fault[] = [];
  for (const { file, body } of [...reading.lessons, ...reading.papers]) {
    for (const { name, line } of body[what]) {
      shown.add(name);
      if (name !== "" && !there.includes(name))
        faults.push({ file, line, message: `没有${word}“${name}”` });
    }
  }
  for (const slide of what === "figures" ? (reading.video?.slides ?? []) : []) {
    if (slide.figure && !reading.figures.includes(slide.figure)) {
      faults.push({ file: VIDEO, line: 1, message: `没有图“${slide.figure}”` });
    }
  }
  for (const path of there.filter((path) => !shown.has(path))) {
    faults.push({ file: path, line: 1, message: `没有课文用到这个${word}，请删去或放进课文` });
  }
  return faults;
}

/** Files that lessons are made of, and those that their playlists lead to. */
function filesOf({ lessons, playlists }: Pick<FolderReading, "lessons" | "playlists">): string[] {
  const files = lessons.flatMap(({ head }) => (head ? workFiles(head) : []));
  const inside = (path: string): string[] => (playlists[path] ?? []).map((name) => `media/${name}`);
  return files.flatMap((path) => [path, ...inside(path), ...inside(path).flatMap(inside)]);
}

/** A rubric is out of a hundred. */
function rubricFaults({ papers }: FolderReading): Fault[] {
  return papers.flatMap(({ file, head, lineOf }) => {
    if (head?.kind !== "assignment") return [];
    const total = head.rubric.reduce((sum, { points }) => sum + points, 0);
    if (total === 100) return [];
    return [{ file, line: lineOf(["rubric"]), message: `评分项合计${total}分，应为100分` }];
  });
}

function inQuestion({ file, line, key }: ParsedQuestion, message: string): Fault {
  return { file, line, message: `${key}：${message}` };
}
