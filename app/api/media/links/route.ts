import { linkFile } from "@/lib/authoring/commands/link-file";
import { toRoute } from "@/lib/platform/route";

/** Puts a file of the library into a course's draft, and says under which path. */
export const POST = toRoute(linkFile);
