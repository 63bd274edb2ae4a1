/** What a lesson is beside its text: from its front matter and its files. Pure. */
import type { LessonHead, LessonKind, LessonWork } from "@/lib/catalogue/model";
import { addressOf, type ShownMedia } from "@/lib/catalogue/rules/media-blocks";

type Media = Readonly<Record<string, ShownMedia>>;
type Fault = { path: PropertyKey[]; message: string };

export function kindOf(head: LessonHead): LessonKind {
  return (
    (["video", "audio", "document", "package"] as const).find((kind) => head[kind]) ?? "article"
  );
}

/** Every file that a lesson is made of beside its text. */
export function workFiles(head: LessonHead): string[] {
  const { video, audio, document, package: courseware } = head;
  const files = [video?.src, video?.captions, video?.poster, video?.playlist];
  return [...files, audio?.src, audio?.captions, document?.src, courseware?.src].flatMap(
    (file) => file ?? [],
  );
}

/** Keys of the questions that stop a film on the way. */
export function askedOnTheWay(head: LessonHead): string[] {
  return (head.video ?? head.audio)?.questions.map(({ question }) => question) ?? [];
}

/** What keeps the files from being the lesson that the front matter says; missing files aside. */
export function workFaults(head: LessonHead, media: Media): Fault[] {
  const kind = kindOf(head);
  const play = head.video ?? head.audio;
  const faults: Fault[] = [];
  const told = play && media[play.src]?.seconds;
  const seconds = told ?? play?.seconds;
  if (play && media[play.src] && !seconds) {
    faults.push({ path: [kind], message: "文件里读不出时长，请写 seconds: 多少秒" });
  }
  if (play?.seconds && told && Math.abs(play.seconds - told) > 1) {
    const message = `seconds 写的是${play.seconds}秒，文件有${told.toFixed(1)}秒，可以不写`;
    faults.push({ path: [kind, "seconds"], message });
  }
  play?.questions.forEach(({ at }, index) => {
    const before = play.questions[index - 1]?.at ?? 0;
    const path = [kind, "questions", index, "at"];
    if (seconds && at >= seconds) faults.push({ path, message: "提问的时间超过了时长" });
    if (at < before) faults.push({ path, message: "提问请按时间先后排列" });
  });
  const { package: courseware } = head;
  if (courseware && media[courseware.src] && !media[courseware.src]?.courseware) {
    const why = media[courseware.src]?.problem ?? "读不出里面的 imsmanifest.xml";
    faults.push({ path: ["package"], message: `课件包不能用：${why}` });
  }
  return faults;
}

/** The lesson's work as a release keeps it; null for an article. The files have been checked. */
export function workOf(head: LessonHead, media: Media): LessonWork | null {
  const { video, audio, document, package: courseware } = head;
  const address = (path: string | undefined) => addressOf(path, media);
  const play = video ?? audio;
  const playing = play && {
    src: address(play.src),
    bytes: media[play.src]?.bytes ?? 0,
    seconds: media[play.src]?.seconds ?? play.seconds ?? 1,
    captions: address(play.captions),
    cues: [...(media[play.captions]?.cues ?? [])],
    skipping: play.skipping,
    fastest: play.fastest,
    ...(play.presenceMinutes ? { presenceMinutes: play.presenceMinutes } : {}),
    questions: play.questions,
    requiredPercent: play.requiredPercent,
  };
  if (playing && video) {
    return {
      kind: "video",
      ...playing,
      ...(video.poster ? { poster: address(video.poster) } : {}),
      ...(video.playlist ? { playlist: address(video.playlist) } : {}),
    };
  }
  if (playing) return { kind: "audio", ...playing };
  if (document) {
    const { src, ...rest } = document;
    return { kind: "document", ...rest, src: address(src), bytes: media[src]?.bytes ?? 0 };
  }
  const file = courseware && media[courseware.src];
  return file?.courseware
    ? { kind: "package", sha256: file.sha256, bytes: file.bytes, courseware: file.courseware }
    : null;
}
