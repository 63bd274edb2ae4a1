/** A PDF as it is begun and finished, whatever is drawn on it. Pure. */
import PDFDocument from "pdfkit";
import type { Letters } from "@/lib/credentials/rules/fonts";

export type Document = InstanceType<typeof PDFDocument>;
type Typeface = { regular: Letters; bold: Letters };

/** A document in Chinese, in our letters, that says who made it; `finish` gives its bytes. */
export function beginDocument(
  { regular, bold }: Typeface,
  options: PDFKit.PDFDocumentOptions,
  about: { title: string; author: string; madeAt: Date },
): { document: Document; finish(): Promise<Uint8Array> } {
  const document = new PDFDocument({
    ...options,
    pdfVersion: "1.7",
    lang: "zh-CN",
    displayTitle: true,
    font: opened(regular),
    info: {
      ...{ Title: about.title, Author: about.author, CreationDate: about.madeAt },
      ...{ Producer: "五社学堂", Creator: "五社学堂" },
    },
  });
  const parts: Uint8Array[] = [];
  document.on("data", (part: Uint8Array) => parts.push(part));
  const finished = new Promise<void>((resolve, reject) => {
    document.on("end", resolve);
    document.on("error", reject);
  });
  document.registerFont("regular", opened(regular));
  document.registerFont("bold", opened(bold));
  return {
    document,
    async finish() {
      document.end();
      await finished;
      return Buffer.concat(parts);
    },
  };
}

/** A font that is open already: the package takes one, its types know names and bytes only. */
function opened({ font }: Letters): string {
  return font as unknown as string;
}
