/** The script of a page of courseware. */
import { startReader } from "@/components/reader/start";

void startReader(() => null);
