import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Letters, openLetters } from "@/lib/credentials/rules/fonts";

type Typeface = { regular: Letters; bold: Letters };

/** Thirty megabytes once opened: no earlier than the first certificate is drawn, and then kept. */
const kept = globalThis as { wusheLetters?: Promise<Typeface> };

/** The letters that certificates are set in: Noto Serif SC (OFL), over 30,000 signs. */
export async function certificateLetters(): Promise<Typeface> {
  kept.wusheLetters ??= open();
  try {
    return await kept.wusheLetters;
  } catch (error) {
    // A disk that failed once is asked again.
    delete kept.wusheLetters;
    throw error;
  }
}

async function open(): Promise<Typeface> {
  const [regular, bold] = await Promise.all([read("400Regular"), read("700Bold")]);
  return { regular: openLetters(regular), bold: openLetters(bold) };
}

async function read(weight: string): Promise<Uint8Array> {
  const folder = "node_modules/@expo-google-fonts/noto-serif-sc";
  const path = join(process.cwd(), folder, weight, `NotoSerifSC_${weight}.ttf`);
  return await readFile(/* turbopackIgnore: true */ path);
}
