/** Striking patterns of study, as somebody reads them who has to ask a person about it. Pure. */
import type { FlagKind } from "@/lib/learning/model/evidence";
import { percentInWords } from "@/lib/platform/wording";

export const flagTitles: Record<FlagKind, string> = {
  impossible_speed: "报来的进度快过时间",
  constant_intervals: "上报间隔像钟表一样齐",
  shared_machine: "一处设备上同时有多个账号在学",
};

/** What was seen, and what harmless thing it may have been. */
export function flagInWords(kind: FlagKind, detail: Readonly<Record<string, number>>): string {
  const { claimed = 0, believed = 0, beats = 0, milliseconds = 0, people = 0 } = detail;
  switch (kind) {
    case "impossible_speed":
      return `一次报来课时的${percentInWords(claimed)}，按实际经过的时间只计入了${percentInWords(believed)}。多半是脚本或改过的程序，也可能是浏览器插件。`;
    case "constant_intervals":
      return `连续${beats}次上报，间隔前后只差${milliseconds}毫秒。人用的页面间隔长短不一。只按实际时间计入。`;
    case "shared_machine":
      return `同一网络、同一种浏览器上有${people}个账号同时在学。培训教室里一起学也会这样，请先问一句。`;
  }
}
