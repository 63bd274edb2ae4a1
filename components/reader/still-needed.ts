/** What is still missing for a lesson to count, in words that say what to do. Pure. */
import { pageAt } from "@/components/reader/pages/page-place";
import { clock, secondOf } from "@/components/reader/play/played";
import { missing } from "@/components/reader/reading-tracker";
import type { LessonWork } from "@/lib/catalogue/model";
import { FULL_WORK, type LessonState, type ReadRange } from "@/lib/learning/model/evidence";
import { isStudied } from "@/lib/learning/rules/evidence";
import { lengthOf, without } from "@/lib/learning/rules/ranges";

/** More gaps than this tell nobody anything. */
const GAPS_SHOWN = 4;

/** Shorter gaps are rounding; nobody can go and watch them, in seconds. */
const GAP_SECONDS_MIN = 1;

type Needs = Pick<LessonState, "progress" | "demand" | "checks">;

/** What of the page the words are about. */
type Asked = { work: LessonWork | null; confirm: string | null };

export function stillNeeded(needs: Needs, asked: Asked): string {
  const parts = [...studyNeeded(needs, asked.work), ...besidesNeeded(needs, asked)];
  return parts.length === 0
    ? "要做的都做到了，正在记入。"
    : `${parts.join("，")}，就算学完这一课。`;
}

/** What is missing of the lesson itself. */
function studyNeeded({ progress, demand, checks }: Needs, work: LessonWork | null): string[] {
  const { seconds, share } = missing(
    { covered: lengthOf(progress.ranges), activeSeconds: progress.activeSeconds },
    demand,
  );
  const unanswered = demand.questions.filter((key) => !checks[key]).length;
  const percent = demand.coverage / 100;
  const questions = unanswered > 0 ? [`答完途中的${unanswered}道题`] : [];
  switch (work?.kind) {
    case "video":
    case "audio": {
      const verb = work.kind === "video" ? "看" : "听";
      const time = seconds > 0 ? [`再学约${seconds}秒`] : [];
      return [...(share > 0 ? [`${verb}满${percent}%`] : []), ...questions, ...time];
    }
    case "document":
      return share > 0 ? [`每页至少看${work.secondsPerPage}秒`, `读满${percent}%`] : [];
    case "package":
      if (share > 0) return ["把课件的每个单元做完"];
      return seconds > 0 ? ["各单元都做完了", `再学约${seconds}秒`] : [];
    default:
      if (seconds > 0 && share > 0) {
        return [percent < 90 ? `读到全文的${percent}%` : "读完全文", `并再读约${seconds}秒`];
      }
      if (share > 0) return ["把上面还没读到的段落读到"];
      return seconds > 0 ? [`再读约${seconds}秒`] : [];
  }
}

/** What is asked for besides: right answers, an assignment, a word. */
function besidesNeeded({ progress, demand, checks }: Needs, { confirm }: Asked): string[] {
  const right = rightOf(checks);
  const open = demand.deeds.filter((deed) => !progress.deeds.includes(deed));
  const deeds = open.map((deed) =>
    deed === "confirmed"
      ? `按“${confirm ?? "我已学完"}”`
      : deed === "handed_in" || !progress.deeds.includes("handed_in")
        ? `交上实践作业${deed === "accepted" ? "并通过" : ""}`
        : "等实践作业通过",
  );
  const few = right < demand.rightChecks;
  return [...(few ? [`答对${demand.rightChecks}道自测题（已对${right}道）`] : []), ...deeds];
}

/** Whether a word that the lesson is done would count, with what the platform was not told yet. */
export function isReadyToConfirm(
  { progress, demand, checks }: Needs,
  unsent: { ranges: readonly ReadRange[]; seconds: number },
): boolean {
  return isStudied(
    {
      covered: lengthOf([...progress.ranges, ...unsent.ranges]),
      activeSeconds: progress.activeSeconds + unsent.seconds,
      answered: demand.questions.filter((key) => checks[key]).length,
      right: rightOf(checks),
    },
    demand,
  );
}

function rightOf(checks: Needs["checks"]): number {
  return Object.values(checks).filter(({ correct }) => correct).length;
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
