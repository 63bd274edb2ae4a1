import "server-only";
import { getDocumentProxy } from "unpdf";

/** How many pages a PDF has, or why it cannot be opened. */
export async function countPages(content: Uint8Array): Promise<number | "damaged" | "locked"> {
  try {
    // The reader takes the bytes over, so it is given its own.
    const document = await getDocumentProxy(new Uint8Array(content), { verbosity: 0 });
    const pages = document.numPages;
    await document.loadingTask.destroy();
    return pages;
  } catch (error) {
    return error instanceof Error && error.name === "PasswordException" ? "locked" : "damaged";
  }
}
