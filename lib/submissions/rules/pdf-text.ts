/** The text of a PDF, page by page, as far as the limits go. A scan has none, and says so. */
import { getDocumentProxy } from "unpdf";
import { ATTACHMENT_LIMITS, type AttachmentText } from "@/lib/submissions/model/attachment";

/** Fewer signs than this on all pages: page numbers and the scanner’s stamp, no text. */
const LEAST_SIGNS = 20;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

export async function textOfPdf(content: Uint8Array): Promise<AttachmentText> {
  let pdf: Pdf | null = null;
  try {
    // The reader takes the bytes away from whoever hands them in, so it gets its own.
    pdf = await getDocumentProxy(content.slice(), { verbosity: 0, stopAtErrors: false });
    return await textOfPages(pdf);
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    return { read: false, reason: locked ? "locked" : "damaged" };
  } finally {
    await pdf?.loadingTask.destroy();
  }
}

async function textOfPages(pdf: Pdf): Promise<AttachmentText> {
  const { characters, pdfPages } = ATTACHMENT_LIMITS;
  const last = Math.min(pdf.numPages, pdfPages);
  const pages: string[] = [];
  let signs = 0;
  for (let number = 1; number <= last && signs <= characters; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items
      .map((piece) => ("str" in piece ? `${piece.str}${piece.hasEOL ? "\n" : ""}` : ""))
      .join("");
    page.cleanup();
    pages.push(text);
    signs += text.length;
  }
  const text = pages.join("\n");
  if (text.replaceAll(/\s/g, "").length < LEAST_SIGNS) return { read: false, reason: "scanned" };
  const complete = last === pdf.numPages && pages.length === last && text.length <= characters;
  return { read: true, text: text.slice(0, characters), complete };
}
