/** Reads every file of a course folder by itself, and keeps what is sound of each. Pure. */

import { CourseManifest } from "@/lib/catalogue/model";
import { readFigure } from "@/lib/catalogue/rules/figure";
import type { ShownMedia } from "@/lib/catalogue/rules/media-blocks";
import type { BodyAssets, Figures } from "@/lib/catalogue/rules/render-body";
import { type CourseMedia, MEDIA_PATH } from "@/lib/media/model";
import { readCues } from "@/lib/media/rules/cues";
import { playlistNames } from "@/lib/media/rules/playlist";
import type { CourseFiles, Fault, ParsedQuestion } from "@/lib/transfer/model/course";
import {
  lessonIdOf,
  MANIFEST,
  paperIdOf,
  QUESTIONS,
  VIDEO,
} from "@/lib/transfer/rules/course-paths";
import {
  type LessonFile,
  type PaperFile,
  readLesson,
  readPaper,
} from "@/lib/transfer/rules/markdown-file";
import { readPlainText } from "@/lib/transfer/rules/plain-text";
import { readQuestions } from "@/lib/transfer/rules/question-file";
import { VideoScript } from "@/lib/transfer/rules/video-script";
import { checkYaml, readYaml, type Yaml } from "@/lib/transfer/rules/yaml-file";

/** Everything that could be read of a folder, sound or not. */
export type FolderReading = {
  manifest: CourseManifest | null;
  lineOf: Yaml["lineOf"];
  lessons: LessonFile[];
  papers: PaperFile[];
  questions: ParsedQuestion[];
  /** Ids of questions that are there but have faults of their own; null when their file cannot be read. */
  unsound: string[] | null;
  figures: string[];
  /** The figures as trees, by path; null for one that is there but cannot be shown. */
  drawings: Figures;
  /** Files that are not text, with what is known of them. */
  media: Record<string, ShownMedia>;
  /** Names in each playlist, by its path. */
  playlists: Record<string, string[]>;
  video: VideoScript | null;
};

export function readFolder(
  files: CourseFiles,
  media: CourseMedia = {},
): { reading: FolderReading; faults: Fault[] } {
  const faults: Fault[] = [];
  const keep = <T>(file: string, read: (text: string) => { faults: Fault[] } & T): T | null => {
    const plain = readPlainText(file, files[file] ?? "");
    faults.push(...plain.faults);
    try {
      const result = read(plain.text);
      faults.push(...result.faults);
      return result;
    } catch (error) {
      // The parsers recurse; a file that nests without end is an author's mistake, not a failure.
      if (!(error instanceof RangeError)) throw error;
      faults.push({ file, line: 1, message: "层层嵌套太深，读不了这个文件" });
      return null;
    }
  };
  const ifThere = <T>(file: string, read: (text: string) => { faults: Fault[] } & T): T | null =>
    file in files ? keep(file, read) : null;

  const paths = Object.keys(files).sort();
  const drawn = paths.filter((path) => /^media\/[a-z0-9]+(-[a-z0-9]+)*\.svg$/.test(path));
  const figures: Record<string, Figures[string]> = {};
  for (const path of drawn) {
    figures[path] = keep(path, (text) => located(path, readFigure(text)))?.svg ?? null;
  }
  const assets = { figures, media: shownMedia(files, media) } satisfies BodyAssets;
  const lessons = paths.flatMap((file) => {
    const id = lessonIdOf(file);
    const read = (text: string) => readLesson({ file, id: id ?? "", text, assets });
    return id ? (keep(file, read)?.document ?? []) : [];
  });
  const papers = paths.flatMap((file) => {
    const id = paperIdOf(file);
    const read = (text: string) => readPaper({ file, id: id ?? "", text, assets });
    return id ? (keep(file, read)?.document ?? []) : [];
  });
  const manifest = ifThere(MANIFEST, readManifest);
  const bank = ifThere(QUESTIONS, (text) => readQuestions(QUESTIONS, text));
  const video = ifThere(VIDEO, (text) => checkYaml(VideoScript, readYaml(VIDEO, text), VIDEO));

  faults.push(...unknownFiles(paths, [...drawn, ...Object.keys(media)]));
  if (!(MANIFEST in files)) faults.push({ file: MANIFEST, line: 1, message: "缺少这个文件" });
  return {
    reading: {
      manifest: manifest?.value ?? null,
      lineOf: manifest?.lineOf ?? (() => 1),
      lessons,
      papers,
      questions: bank?.questions ?? [],
      unsound: bank ? bank.unsound : [],
      figures: drawn,
      drawings: figures,
      media: assets.media,
      playlists: playlistsOf(files, media),
      video: video?.value ?? null,
    },
    faults,
  };
}

/** Media as a body shows them; captions also with their words. */
function shownMedia(files: CourseFiles, media: CourseMedia): Record<string, ShownMedia> {
  return Object.fromEntries(
    Object.entries(media).map(([path, pointer]) => {
      const text = path.endsWith(".vtt") ? files[path] : undefined;
      return [path, text === undefined ? pointer : { ...pointer, cues: readCues(text) }];
    }),
  );
}

function playlistsOf(files: CourseFiles, media: CourseMedia): FolderReading["playlists"] {
  const paths = Object.keys(media).filter((path) => path.endsWith(".m3u8"));
  return Object.fromEntries(paths.map((path) => [path, playlistNames(files[path] ?? "")]));
}

const UNKNOWN_FILE =
  "不认识的文件：课时放 lessons/01-英文名.md，资料放 papers/英文名.md，图放 media/英文名.svg，名称只用小写字母、数字和连字符";

function unknownFiles(paths: readonly string[], media: readonly string[]): Fault[] {
  return paths
    .filter((path) => ![MANIFEST, QUESTIONS, VIDEO].includes(path))
    .filter((path) => !lessonIdOf(path) && !paperIdOf(path))
    .filter((path) => !media.includes(path) && !MEDIA_PATH.test(path))
    .map((file) => ({ file, line: 1, message: UNKNOWN_FILE }));
}

function readManifest(text: string) {
  const yaml = readYaml(MANIFEST, text);
  return { ...checkYaml(CourseManifest, yaml, MANIFEST), lineOf: yaml.lineOf };
}

function located<T extends { faults: { line: number; message: string }[] }>(file: string, read: T) {
  return { ...read, faults: read.faults.map((fault) => ({ file, ...fault })) };
}
