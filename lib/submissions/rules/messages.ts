/** What learners are told about their work. Pure. */
import type { Outgoing } from "@/lib/messaging/model";

type Told = { personId: string; courseSlug: string; paperSlug: string; title: string };

function place({ courseSlug, paperSlug }: Told): string {
  return `/learn/${courseSlug}/assignments/${paperSlug}`;
}

/** @param before points that were told before; null for the first time */
export function markMessage(
  told: Told,
  { mark, total, before, accepted }: Mark & { before: number | null },
): Outgoing {
  const { personId, title } = told;
  const verdict = accepted ? "合格" : "还不合格";
  const body =
    before === null
      ? `得${mark}分，满分${total}分，${verdict}。点开看老师的评语。`
      : `得分由${before}分改为${mark}分，满分${total}分，${verdict}。`;
  const heading = before === null ? `${title}评完了` : `${title}的得分有更正`;
  return { personId, kind: "assignment", title: heading, body, href: place(told) };
}
type Mark = { mark: number; total: number; accepted: boolean };

export function returnMessage(told: Told, what: string): Outgoing {
  const body = `老师请您改一改再交：${shortened(what)}`;
  return {
    ...{ personId: told.personId, kind: "assignment", body, href: place(told) },
    title: `${told.title}退回修改`,
  };
}

/** A grader would like to show it; nothing is shown before its author agrees. */
export function askMessage(told: Told): Outgoing {
  const body = "老师想把它放进这门课的“优秀作业”，给一起学的人看。您同意才会展示，请点开答复。";
  return {
    ...{ personId: told.personId, kind: "assignment", body, href: place(told) },
    title: `${told.title}被推荐为优秀作业`,
  };
}

export function takenDownMessage(told: Told): Outgoing {
  const body = "老师把它从“优秀作业”里撤下了，别人看不到了。得分和评语不变。";
  return {
    ...{ personId: told.personId, kind: "assignment", body, href: place(told) },
    title: `${told.title}不再展示`,
  };
}

const answers = {
  agreed: "作者同意展示，已经放进“优秀作业”。",
  declined: "作者不同意展示，没有放进“优秀作业”。",
  withdrawn: "作者撤回了同意，已经从“优秀作业”里撤下。",
};

/** Tells whoever asked. The author's name is not said: grading may be blind. */
export function answerMessage(
  { courseSlug, paperSlug, title }: Omit<Told, "personId">,
  { asker, submissionId, act }: { asker: string; submissionId: string; act: keyof typeof answers },
): Outgoing {
  const href = `/teach/${courseSlug}/assignments/${paperSlug}/${submissionId}`;
  const heading = `推荐的${title}有了答复`;
  return { personId: asker, kind: "assignment", title: heading, body: answers[act], href };
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
