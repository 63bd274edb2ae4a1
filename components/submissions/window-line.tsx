import { dateTimeInWords } from "@/lib/platform/wording";
import type { Window } from "@/lib/submissions/rules/window";

/** When the work may be handed in, in a sentence. */
export function WindowLine({ window }: { window: Window }) {
  return <p className="text-muted">{inWords(window)}</p>;
}

function inWords(window: Window): string {
  switch (window.kind) {
    case "not_open":
      return `${dateTimeInWords(window.opensAt)}开始交，可以先写草稿。`;
    case "closed":
      return `${dateTimeInWords(window.since)}已截止，您写的都还在，如有特殊情况请联系讲师。`;
    case "late":
      return `已过截止时间，${dateTimeInWords(window.until)}前还能补交，现在交扣${window.percent}%。`;
    case "open":
      return window.dueAt
        ? `请在${dateTimeInWords(window.dueAt)}前提交。`
        : "没有截止时间，写好了随时可以交。";
  }
}
