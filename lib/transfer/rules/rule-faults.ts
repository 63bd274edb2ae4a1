/** What a course asks of people, held against what it has to ask it with. Pure. */

import type { LessonHead, PaperKind } from "@/lib/catalogue/model";
import { askedOnTheWay } from "@/lib/catalogue/rules/lesson-work";
import type { Fault } from "@/lib/transfer/model/course";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";
import type { FolderReading } from "@/lib/transfer/rules/read-folder";

export function ruleFaults(reading: FolderReading): Fault[] {
  return [
    ...completionFaults(reading),
    ...requiredFaults(reading),
    ...certificateFaults(reading),
    ...prerequisiteFaults(reading),
    ...coverFaults(reading),
  ];
}

/** Self-checks to be passed, and an assignment to be handed in, are there. */
function completionFaults({ lessons, papers }: FolderReading): Fault[] {
  const offered = papers.map(({ id, head }) => ({ id, kind: head?.kind ?? null }));
  return lessons.flatMap(({ file, head, body, lineOf }) => {
    if (!head) return [];
    const checks = body.checks.length + askedOnTheWay(head).length;
    return unmetRules(head, { checks, papers: offered }).map(({ key, message }) => ({
      ...{ file, line: lineOf(["completion", key]), message: `completion.${key}：${message}` },
    }));
  });
}

type Offered = {
  /** How many self-checks the lesson has. */
  checks: number;
  /** The papers of its course; null for a kind that cannot be read. */
  papers: readonly { id: string; kind: PaperKind | null }[];
};

/** What a lesson's rule asks for and its course does not have, by the entry that asks for it. */
export function unmetRules(
  { completion: rule }: Pick<LessonHead, "completion">,
  { checks, papers }: Offered,
): { key: "checks" | "handIn"; message: string }[] {
  if (!rule) return [];
  const paper = papers.find(({ id }) => id === rule.handIn);
  const missing = rule.handIn !== undefined && !paper;
  const other = paper?.kind && paper.kind !== "assignment";
  return [
    ...(rule.checks !== undefined && checks === 0
      ? [{ key: "checks" as const, message: "要求答对自测题，课文里却没有自测题" }]
      : []),
    ...(missing ? [{ key: "handIn" as const, message: `没有作业 papers/${rule.handIn}.md` }] : []),
    ...(other
      ? [
          {
            key: "handIn" as const,
            message: `papers/${rule.handIn}.md 不是实践作业（kind: assignment）`,
          },
        ]
      : []),
  ];
}

/** A course of nothing but 选学 would be complete before it is begun. */
function requiredFaults({ manifest, lessons, lineOf }: FolderReading): Fault[] {
  const heads = lessons.flatMap(({ head }) => head ?? []);
  if (!manifest || heads.length === 0 || heads.length < lessons.length) return [];
  if (heads.some(({ required }) => required)) return [];
  const message = "modules：至少要有一课是必学（不写 required: false）";
  return [{ file: MANIFEST, line: lineOf(["modules"]), message }];
}

/** Who has passed must be able to try again, where a certificate asks for more than passing. */
function certificateFaults({ manifest, lineOf }: FolderReading): Fault[] {
  const rule = manifest?.certificate;
  if (typeof rule !== "object") return [];
  const at = (message: string) => [
    { file: MANIFEST, line: lineOf(["certificate"]), message: `certificate：${message}` },
  ];
  const quiz = manifest?.quiz;
  if (!quiz) return at("证书要看测验成绩，课程却没有结业测验");
  if (rule.examPercent > quiz.passPercent && !quiz.retakeAfterPass) {
    return at(
      `${quiz.passPercent}%就及格，${rule.examPercent}%才发证书：请写 retakeAfterPass: true，让及格的人可以再考`,
    );
  }
  return [];
}

/** Whether the courses are there, and do not lead back here, shows where all courses are known. */
function prerequisiteFaults({ manifest, lineOf }: FolderReading): Fault[] {
  const asked = manifest?.prerequisites ?? [];
  return asked.flatMap((slug, index) => {
    const at = (message: string) => [
      {
        ...{ file: MANIFEST, line: lineOf(["prerequisites", index]) },
        message: `prerequisites：${message}`,
      },
    ];
    if (slug === manifest?.slug) return at("先修课程不能是自己");
    return asked.indexOf(slug) < index ? at(`先修课程“${slug}”列了两次`) : [];
  });
}

function coverFaults({ manifest, figures, media, lineOf }: FolderReading): Fault[] {
  const cover = manifest?.cover;
  if (!cover || figures.includes(cover) || media[cover]) return [];
  return [{ file: MANIFEST, line: lineOf(["cover"]), message: `cover：没有图“${cover}”` }];
}
