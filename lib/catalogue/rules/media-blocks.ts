/** Videos, recordings and documents in a lesson, as HTML that works without scripts. Pure. */
import type { Element } from "hast";
import { element, text } from "@/lib/catalogue/rules/elements";
import { type Cue, type MediaPointer, PICTURE_PATH } from "@/lib/media/model";
import { bytesInWords } from "@/lib/platform/wording";

/** A file as a lesson shows it; `cues` are the words of a file of captions. */
export type ShownMedia = MediaPointer & { cues?: readonly Cue[] };

type Given = Readonly<Record<string, string | null | undefined>>;
type Media = Readonly<Record<string, ShownMedia>>;

/** Relative to a lesson or a paper of the course; the hash makes it safe to keep for ever. */
export const MEDIA_ADDRESS =
  /^\.\.\/media\/[0-9a-f]{64}\/[a-z0-9-]+\.(mp4|m4a|mp3|vtt|jpg|png|webp|gif|pdf)$/;

/** The player, and what its captions say as text for those who would rather read. */
export function videoFigure(given: Given, media: Media): Element {
  const { src, captions, poster, title, alt } = given;
  const words = (captions && media[captions]?.cues) || [];
  const video = element(
    "video",
    {
      controls: true,
      playsInline: true,
      preload: "none",
      width: 1280,
      height: 720,
      poster: addressOf(poster, media),
      ariaLabel: `${title ?? ""}。${alt ?? ""}`,
    },
    [
      element("source", { src: addressOf(src, media), type: "video/mp4" }),
      element("track", {
        kind: "captions",
        srcLang: "zh-CN",
        label: "中文字幕",
        src: addressOf(captions, media),
        default: true,
      }),
    ],
  );
  const size = src ? media[src]?.bytes : undefined;
  return element("figure", { className: ["video"] }, [
    video,
    element("figcaption", {}, [
      text(`视频：${title ?? ""}${size ? `（${bytesInWords(size)}）` : ""}`),
    ]),
    element("details", {}, [
      element("summary", {}, [text("文字稿")]),
      ...words.map((cue) => element("p", {}, [text(cue.text)])),
    ]),
  ]);
}

/** A recording with what it says as text: who cannot hear it reads it. */
export function audioFigure(given: Given, media: Media): Element {
  const { src, captions, title } = given;
  const words = (captions && media[captions]?.cues) || [];
  const type = src?.endsWith(".mp3") ? "audio/mpeg" : "audio/mp4";
  const audio = element("audio", { controls: true, preload: "none", ariaLabel: title ?? "" }, [
    element("source", { src: addressOf(src, media), type }),
  ]);
  const size = src ? media[src]?.bytes : undefined;
  return element("figure", { className: ["audio"] }, [
    audio,
    element("figcaption", {}, [
      text(`音频：${title ?? ""}${size ? `（${bytesInWords(size)}）` : ""}`),
    ]),
    element("details", {}, [
      element("summary", {}, [text("文字稿")]),
      ...words.map((cue) => element("p", {}, [text(cue.text)])),
    ]),
  ]);
}

/** A picture in its own size, so that the text below it does not jump when it comes. */
export function picture(src: string, alt: string, media: Media): Element[] {
  const file = PICTURE_PATH.test(src) ? media[src] : undefined;
  if (!file) return [];
  const size = file.width && file.height ? { width: file.width, height: file.height } : {};
  const when = { loading: "lazy", decoding: "async" };
  return [element("img", { src: addressOf(src, media), alt, ...size, ...when })];
}

/** A link to a document, with its length and size said before it is opened. */
export function documentLink(given: Given, media: Media): Element {
  const { src, title, pages } = given;
  const size = src ? media[src]?.bytes : undefined;
  const facts = [`PDF，${pages ?? ""}页`, ...(size ? [bytesInWords(size)] : [])].join("，");
  return element("p", { className: ["document"] }, [
    element("a", { href: addressOf(src, media) }, [text(`${title ?? ""}（${facts}）`)]),
  ]);
}

/** Where a file of the course lies, from a lesson's page; empty when there is none. */
export function addressOf(path: string | null | undefined, media: Media): string {
  const file = path ? media[path] : undefined;
  return file ? `../media/${file.sha256}/${path?.split("/").at(-1)}` : "";
}
