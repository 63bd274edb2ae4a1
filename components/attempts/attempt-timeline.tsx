import type { TimelineEntry, TimelineEvent } from "@/lib/assessment/rules/timeline";
import { secondsInWords } from "@/lib/assessment/rules/timeline";
import { clockInWords, dateInWords } from "@/lib/platform/wording";

const marks: Record<TimelineEvent["kind"], string> = {
  opened: "bg-teal",
  answered: "bg-edge",
  left: "bg-amber-bright",
  ended: "bg-teal",
  marked: "bg-good",
};

/** What happened to an attempt, one moment below the other. */
export function AttemptTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  let day = "";
  return (
    <ol className="flex flex-col border-s-2 border-line ps-5">
      {entries.map(({ at, event }, index) => {
        const date = dateInWords(at);
        const newDay = date !== day;
        day = date;
        return (
          <li
            key={`${at.getTime()} ${event.kind} ${"question" in event ? event.question : index}`}
            className="relative py-1"
          >
            {newDay && <p className="text-sm font-semibold text-muted">{date}</p>}
            <span
              className={`absolute -start-[1.7rem] bottom-3 size-3 rounded-full ring-4 ring-surface ${marks[event.kind]}`}
              aria-hidden="true"
            />
            <span className="me-3 text-sm text-muted tabular-nums">{clockInWords(at)}</span>
            {eventInWords(event)}
          </li>
        );
      })}
    </ol>
  );
}

function eventInWords(event: TimelineEvent): string {
  switch (event.kind) {
    case "opened":
      return "开始作答";
    case "answered":
      return `第${event.question}题最后一次保存`;
    case "left":
      return event.seconds === null
        ? "离开页面，没有记到回来的时间"
        : `离开页面${secondsInWords(event.seconds)}`;
    case "ended":
      return event.state === "expired" ? "时间到，自动交卷" : "交卷";
    case "marked": {
      const who = event.by ?? "平台";
      const mark = `第${event.question}题${event.before === null ? "评为" : `由${event.before}分改为`}${event.after}分`;
      const why = { graded: "评阅", revised: "改分", key: "答案更正", void: "题目作废" }[
        event.cause
      ];
      return `${who}${why}：${mark}${event.reason ? `。原因：${event.reason}` : ""}`;
    }
  }
}
