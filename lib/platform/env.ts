import "server-only";
import { z } from "zod";

/**
 * Every setting the server reads, and the only place that reads `process.env`. A missing or
 * malformed setting stops the process at once, naming each problem, before anything is served.
 */
const Settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "应为 postgres:// 开头的地址" }),
  /** Connections this process may hold open at once. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  NEXTAUTH_SECRET: z.string("必须设置").min(32, "至少32个字符"),
  /** The address people type. An https address makes the session cookie Secure. */
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** "1" creates the demo accounts even in production. */
  DEMO: z.enum(["0", "1"]).default("0"),
  /** Memory for finished lesson pages; 0 renders each one anew. */
  DOCUMENT_CACHE_MEGABYTES: z.coerce.number().int().min(0).max(4096).default(64),
  /** Where videos, captions and documents lie. All servers of one database share it. */
  MEDIA_FOLDER: z.string().min(1).default(".data/media"),
  /** Minutes of one 学时, as the province's authority counts them. */
  PERIOD_MINUTES: z.coerce.number().int().min(1).max(120).default(45),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const parsed = Settings.safeParse(process.env);
if (!parsed.success) {
  throw new Error(`环境设置有误：\n${z.prettifyError(parsed.error)}`);
}

export const env = parsed.data;

/** Demo accounts exist on a developer's machine, and in production only when asked for. */
export const isDemo = env.NODE_ENV !== "production" || env.DEMO === "1";
