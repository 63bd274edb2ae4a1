import type { LibraryItem } from "@/lib/authoring/model/library";
import { bytesInWords } from "@/lib/platform/wording";

/** Size, length and dimensions of a file in one line. */
export function factsInWords({ bytes, facts }: Pick<LibraryItem, "bytes" | "facts">): string {
  const { seconds, width, height, pages, courseware } = facts;
  return [
    bytesInWords(bytes),
    ...(seconds ? [lengthInWords(seconds)] : []),
    ...(width && height ? [`${width}×${height}`] : []),
    ...(pages ? [`${pages}页`] : []),
    ...(courseware ? [`SCORM ${courseware.version}，${courseware.units.length}个单元`] : []),
  ].join("，");
}

/** "3分05秒"; hours are counted in minutes. */
export function lengthInWords(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = String(whole % 60).padStart(2, "0");
  return whole < 60 ? `${whole}秒` : `${Math.floor(whole / 60)}分${rest}秒`;
}
