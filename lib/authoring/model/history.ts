/** The words of a draft's history and of who is at it now. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model";

/** A stretch of one person's work on a file, as the history lists it. */
export type DraftVersionShown = { revision: number; savedAt: string; savedBy: string | null };

export const TellPresence = z.object({ courseSlug: Slug, path: z.string().max(120) });

/** Who has not been heard of for so long is no longer at it. */
export const PRESENT_FOR_SECONDS = 40;
