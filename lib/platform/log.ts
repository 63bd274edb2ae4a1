import "server-only";
import pino from "pino";
import { env } from "@/lib/platform/env";

/** One line of JSON per event. Never log a password, a cookie or an answer. */
export const log = pino({ level: env.LOG_LEVEL, base: null });
