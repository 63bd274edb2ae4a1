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

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
