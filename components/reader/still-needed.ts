/** What is still missing for a lesson to count, in words that say what to do. Pure. */
import { pageAt } from "@/components/reader/pages/page-place";
import { clock, secondOf } from "@/components/reader/play/played";
import { missing } from "@/components/reader/reading-tracker";
import type { LessonWork } from "@/lib/catalogue/model";
import { FULL_WORK, type LessonState, type ReadRange } from "@/lib/learning/model/evidence";
import { lengthOf, without } from "@/lib/learning/rules/ranges";

/** More gaps than this tell nobody anything. */
const GAPS_SHOWN = 4;

/** Shorter gaps are rounding; nobody can go and watch them, in seconds. */
const GAP_SECONDS_MIN = 1;

type Needs = Pick<LessonState, "progress" | "demand" | "checks">;

export function stillNeeded({ progress, demand, checks }: Needs, work: LessonWork | null): string {
  const { seconds, share } = missing(
    { covered: lengthOf(progress.ranges), activeSeconds: progress.activeSeconds },
    demand,
  );
  const unanswered = demand.questions.filter((key) => !checks[key]).length;
  const percent = demand.coverage / 100;
  switch (work?.kind) {
    case "video":
    case "audio": {
      const verb = work.kind === "video" ? "看" : "听";
      const whole = share > 0 ? [`${verb}满${percent}%`] : [];
      const questions = unanswered > 0 ? [`答完途中的${unanswered}道题`] : [];
      return `${[...whole, ...questions].join("，")}，就算学完这一课。`;
    }
    case "document":
      return `每页至少看${work.secondsPerPage}秒，读满${percent}%，就算学完这一课。`;
    case "package":
      return share > 0
        ? "把课件的每个单元做完，就算学完这一课。"
        : `各单元都做完了，再学约${seconds}秒，就算学完这一课。`;
    default:
      if (seconds > 0 && share > 0) return `读完全文，并再读约${seconds}秒，就算学完这一课。`;
      if (share > 0) return "上面还有没读到的段落，读到就算学完这一课。";
      return `再读约${seconds}秒，就算学完这一课。`;
  }
}

/** Which stretches of a film or pages of a document do not count yet; null when there are too many or none. */
export function gapsInWords(counted: readonly ReadRange[], work: LessonWork | null): string | null {
  const seconds = work?.kind === "video" || work?.kind === "audio" ? work.seconds : FULL_WORK;
  const gaps = without([[0, FULL_WORK]], counted).filter(
    ([from, to]) => secondOf(to - from, seconds) >= GAP_SECONDS_MIN,
  );
  if (gaps.length === 0 || gaps.length > GAPS_SHOWN || counted.length === 0) return null;
  if (work?.kind === "video" || work?.kind === "audio") {
    const times = gaps.map(([from, to]) =>
      [from, to].map((at) => clock(secondOf(at, work.seconds))).join("–"),
    );
    return `还没${work.kind === "video" ? "看" : "听"}：${times.join("、")}`;
  }
  if (work?.kind === "document") {
    const pages = gaps.map(([from, to]) => pagesInWords(from, to, work.pages));
    return `还没读够：${pages.join("、")}`;
  }
  return null;
}

function pagesInWords(from: number, to: number, pages: number): string {
  const first = pageAt(from, pages);
  const last = Math.max(first, pageAt(to - 1, pages));
  return first === last ? `第${first}页` : `第${first}—${last}页`;
}
