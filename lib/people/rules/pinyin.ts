/** How a name sounds, for finding people by typing. Pure. */
import { pinyin } from "pinyin-pro";

/**
 * A name's sound and its first letters: 田小禾 → `tianxiaohe`, `txh`. A surname has its own reading
 * (单 shan, 曾 zeng, 仇 qiu); ü is v, as on every keyboard. A name without any letter sounds like `x`.
 */
export function soundOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name.normalize("NFKC").trim(), {
    surname: "head",
    toneType: "none",
    type: "array",
    nonZh: "consecutive",
    v: true,
  })
    .flatMap((part) => part.toLowerCase().split(/[^a-z0-9]+/))
    .filter((part) => part !== "");
  return {
    pinyin: syllables.join("").slice(0, 160) || "x",
    initials:
      syllables
        .map((part) => part[0])
        .join("")
        .slice(0, 40) || "x",
  };
}
