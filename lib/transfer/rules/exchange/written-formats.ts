/** The formats that questions can be written in. Apart from their writers, so that a page can list them. */
import type { ExchangeFormat } from "@/lib/transfer/model/exchange";

export const writtenFormats = {
  excel: {
    extension: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  gift: { extension: "gift.txt", type: "text/plain; charset=utf-8" },
  "moodle-xml": { extension: "xml", type: "application/xml" },
  qti: { extension: "zip", type: "application/zip" },
} as const satisfies Partial<Record<ExchangeFormat, unknown>>;
export type WrittenFormat = keyof typeof writtenFormats;

export const writtenFormatNames = Object.keys(writtenFormats) as WrittenFormat[];

/** Whether a file of this format takes the bytes of pictures along. */
export function carriesPictures(format: WrittenFormat): boolean {
  return format === "moodle-xml" || format === "qti";
}

export function isWritten(format: string): format is WrittenFormat {
  return Object.hasOwn(writtenFormats, format);
}
