/** Operator commands for courses as folders: write one out, bring one in. */
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { zipOf } from "@/lib/transfer/rules/exchange/zip-write";
import type { OperatorCommand, Options, Outcome } from "@/scripts/operator";

export const courseCommands: OperatorCommand[] = [
  {
    words: ["course", "export"],
    usage: "课程 [--release 版次]",
    says: "把课程的草稿（或某个发布版）写成课程文件夹的压缩包；--out 指定文件名",
    run: ([slug], options) => writeOut(slug, options),
  },
  {
    words: ["course", "import"],
    usage: "压缩包或文件夹 [--into 课程]",
    says: "把课程文件夹读成一门新课程的草稿，或换掉已有课程的草稿；不发布",
    run: ([place], options) => bringIn(place, options),
  },
];

async function writeOut(slug: string | undefined, options: Options): Promise<Outcome> {
  if (!slug) throw new Error("请写明课程，例如 course export policy");
  const release = typeof options.release === "string" ? Number(options.release) : null;
  if (release !== null && !Number.isInteger(release)) throw new Error("--release 后面写版次的数字");
  const { PLATFORM_ACTOR, permit } = await import("@/lib/platform/authority");
  const { getCourseSource, packedCourse } = await import("@/lib/authoring/queries/course-source");
  const allowed = permit(PLATFORM_ACTOR, "draft.read");
  const source = allowed && (await getCourseSource(allowed, slug, release));
  if (!source) throw new Error(`没有这门课程，或这个发布版没有留下文件：${slug}`);
  const path = fromWhereCalled(typeof options.out === "string" ? options.out : `${slug}.zip`);
  const files = packedCourse(source);
  await pipeline(Readable.from(zipOf(files)), createWriteStream(path));
  const { size } = await stat(path);
  const lines = [`${files.length}个文件已写入 ${path}`];
  return { ok: true, lines, result: { ok: true, path, files: files.length, bytes: size } };
}

async function bringIn(place: string | undefined, options: Options): Promise<Outcome> {
  if (!place) throw new Error("请写明压缩包或文件夹");
  const path = fromWhereCalled(place);
  const info = await stat(path).catch(() => null);
  if (!info) throw new Error(`没有这个文件：${place}`);
  const { PLATFORM_ACTOR } = await import("@/lib/platform/authority");
  const { refusals } = await import("@/lib/platform/result");
  const { bringCourse } = await import("@/lib/authoring/commands/bring-course");
  const { readCourseBundle, withCourseArchive } = await import(
    "@/lib/transfer/queries/read-course-bundle"
  );
  const into =
    typeof options.into === "string" ? { courseSlug: options.into, knownChange: Date.now() } : null;
  const result = await (info.isDirectory()
    ? readCourseBundle(path).then((bundle) => bringCourse(PLATFORM_ACTOR, bundle, into))
    : withCourseArchive(path, (bundle) => bringCourse(PLATFORM_ACTOR, bundle, into))
  ).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? new Error(error.message) : error;
  });
  if (!result.ok) throw new Error(refusals[result.refusal.code]);
  const { courseSlug, lessons, media, leftOut, faults } = result.value;
  const lines = [
    `课程 ${courseSlug} 的草稿已导入：${lessons}个课时，${media}个媒体文件`,
    ...leftOut.map((name) => `不是课程的文件，没有带来：${name}`),
    ...faults,
  ];
  return { ok: true, lines, result: { ok: true, ...result.value } };
}

/** npm runs scripts in the project's folder; names are meant from where it was called. */
function fromWhereCalled(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name);
}
