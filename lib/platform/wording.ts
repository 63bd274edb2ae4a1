/**
 * Numbers and dates as people here write them. Pure: no clock, no locale of the machine.
 * Dates are those of the calendar in China, wherever the server stands.
 */

/** Whole minutes in words: 200 → "3小时20分钟", 60 → "1小时", 0 → "0分钟", -30 → "−30分钟". */
export function minutesInWords(minutes: number): string {
  const size = Math.abs(Math.round(minutes));
  const hours = Math.floor(size / 60);
  const rest = size % 60;
  const words = `${hours > 0 ? `${hours}小时` : ""}${rest > 0 || hours === 0 ? `${rest}分钟` : ""}`;
  return minutes < 0 && size > 0 ? `−${words}` : words;
}

const calendar = new Intl.DateTimeFormat("en-US", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

/**
 * A calendar date ("2026-11-23", taken as written) or an instant (its date in China) in
 * words: "2026年11月23日".
 * @throws RangeError when the text is not a date of the form 2026-11-23
 */
export function dateInWords(date: string | Date): string {
  const [year, month, day] = typeof date === "string" ? written(date) : inChina(date);
  return `${year}年${month}月${day}日`;
}

/** The calendar date of an instant in China, as it is stored and compared: "2026-11-23". */
export function dayOf(instant: Date): string {
  return inChina(instant)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
});

const seconds = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** The time of day of an instant, by the clock in China: "09:05:30". */
export function clockInWords(instant: Date): string {
  return seconds.format(instant);
}

/** An instant in words, by the clock in China: "2026年11月23日 09:05". */
export function dateTimeInWords(instant: Date): string {
  return `${dateInWords(instant)} ${clock.format(instant)}`;
}

/** An instant by the clock in China as a form field holds it: "2026-11-23T09:05"; "" for none. */
export function localTimeInChina(instant: Date | null): string {
  if (!instant) return "";
  const [year, month, day] = inChina(instant);
  const two = (number: number | undefined) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${clock.format(instant)}`;
}

/**
 * Basis points (0–10,000) as a whole percentage. Rounds down, so that "100%" is only said of
 * the whole; anything begun is at least "1%".
 */
export function percentInWords(basisPoints: number): string {
  if (basisPoints <= 0) return "0%";
  return `${Math.min(100, Math.max(1, Math.floor(basisPoints / 100)))}%`;
}

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A whole number from 1 to 99 in Chinese numerals: 1 → "一", 12 → "十二", 20 → "二十". */
export function numeralInWords(number: number): string {
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[number % 10]}`;
}

function written(date: string): number[] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`Not a calendar date: ${date}`);
  return match.slice(1).map(Number);
}

function inChina(instant: Date): number[] {
  const parts = calendar.formatToParts(instant);
  return (["year", "month", "day"] as const).map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
}

/** The size of a file, as people compare it with what their network costs. */
export function bytesInWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
