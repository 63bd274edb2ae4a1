import "server-only";
import { z } from "zod";
import { fieldKeysProblem } from "@/lib/platform/field-keys";

const s3Names = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/**
 * Every setting the server reads, and the only place that reads `process.env`. A missing or
 * malformed setting stops the process at once, naming each problem, before anything is served.
 */
const Settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "应为 postgres:// 开头的地址" }),
  /** Who changes the structure of the database, where the application itself signs in as somebody less. */
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "应为 postgres:// 开头的地址" })
    .optional(),
  /** Connections this process may hold open at once. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  NEXTAUTH_SECRET: z.string("必须设置").min(32, "至少32个字符"),
  /** Keys of the fields that the database cannot read, `id:base64`; the first one seals, all can open. */
  FIELD_KEYS: z.string("必须设置").superRefine((setting, context) => {
    const message = fieldKeysProblem(setting);
    if (message) context.addIssue({ code: "custom", message });
  }),
  /** The address people type. An https address makes the session cookie Secure. */
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  /** "1" creates the demo accounts even in production. */
  DEMO: z.enum(["0", "1"]).default("0"),
  /** Memory for finished lesson pages; 0 renders each one anew. */
  DOCUMENT_CACHE_MEGABYTES: z.coerce.number().int().min(0).max(4096).default(64),
  /** Where videos, captions and documents lie. All servers of one database share it. */
  MEDIA_FOLDER: z.string().min(1).default(".data/media"),
  /** A bucket of an S3-compatible service takes the place of the folder when these are set. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "应为 https:// 开头的地址" }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "应为存储桶的名称")
    .optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** "0" puts the bucket into the host's name, as Aliyun and Tencent want it. */
  S3_PATH_STYLE: z.enum(["0", "1"]).default("1"),
  /** "1": browsers reach the bucket, so large films go to them straight from there. */
  S3_LINKS: z.enum(["0", "1"]).default("0"),
  /** The largest film that may be uploaded, in MB. Others have limits of their own. */
  UPLOAD_FILM_MEGABYTES: z.coerce.number().int().min(1).max(4096).default(1024),
  /** Where ffmpeg and ffprobe are, if not on the path; they make still pictures of films. */
  FFMPEG_FOLDER: z.string().default(""),
  /**
   * Another host name that leads to this server, for courseware alone: `https://kejian.example`. Nobody is
   * signed in there. Without it, courseware stands in a frame without an origin.
   */
  PACKAGES_ORIGIN: z.url({ protocol: /^https?$/, error: "应为 https:// 开头的网址" }).optional(),
  /** Minutes of one 学时, as the province's authority counts them. */
  PERIOD_MINUTES: z.coerce.number().int().min(1).max(120).default(45),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const parsed = Settings.superRefine((given, context) => {
  const missing = s3Names.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === s3Names.length) return;
  for (const name of missing) {
    context.addIssue({ code: "custom", path: [name], message: "使用对象存储时必须设置" });
  }
})
  .refine(
    ({ PACKAGES_ORIGIN, NEXTAUTH_URL }) =>
      !PACKAGES_ORIGIN || new URL(PACKAGES_ORIGIN).hostname !== new URL(NEXTAUTH_URL).hostname,
    { path: ["PACKAGES_ORIGIN"], error: "主机名要和 NEXTAUTH_URL 不同：登录信息不能到那里去" },
  )
  .safeParse(process.env);
if (!parsed.success) {
  throw new Error(`环境设置有误：\n${z.prettifyError(parsed.error)}`);
}

export const env = parsed.data;

/** Where other programs are looked for. */
export const searchPath = process.env.PATH ?? "";

/** The bucket that holds the files; null when a folder does. */
export const s3Settings = readS3(parsed.data);

function readS3({
  S3_ENDPOINT: endpoint,
  S3_BUCKET: bucket,
  S3_ACCESS_KEY_ID: accessKeyId,
  S3_SECRET_ACCESS_KEY: secretAccessKey,
  S3_REGION: region,
  ...choices
}: z.output<typeof Settings>) {
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return null;
  const pathStyle = choices.S3_PATH_STYLE === "1";
  const links = choices.S3_LINKS === "1";
  return { endpoint, bucket, accessKeyId, secretAccessKey, region, pathStyle, links };
}

/** Demo accounts exist on a developer's machine, and in production only when asked for. */
export const isDemo = env.NODE_ENV !== "production" || env.DEMO === "1";
