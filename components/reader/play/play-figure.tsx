import { clock } from "@/components/reader/play/played";
import type { LessonWork } from "@/lib/catalogue/model";
import { bytesInWords } from "@/lib/platform/wording";

type Props = { work: Extract<LessonWork, { kind: "video" | "audio" }>; title: string };

/** The browser's own player with captions and all that is said; scripts only make it better. */
export function PlayFigure({ work, title }: Props) {
  const { src, captions, cues, seconds, bytes } = work;
  const name = work.kind === "video" ? "视频" : "录音";
  return (
    <>
      <div data-island="data" />
      <figure id="player" className={`player player-${work.kind}`}>
        {work.kind === "video" ? (
          <video
            controls
            playsInline
            preload="metadata"
            width={1280}
            height={720}
            poster={work.poster}
            aria-label={title}
          >
            <source src={src} type="video/mp4" />
            <track kind="captions" srcLang="zh-CN" label="中文字幕" src={captions} default />
          </video>
        ) : (
          <audio controls preload="metadata" aria-label={title}>
            <source src={src} />
            <track kind="captions" srcLang="zh-CN" label="中文字幕" src={captions} default />
          </audio>
        )}
        <figcaption className="mt-2 flex flex-wrap items-center justify-between gap-x-4 text-sm text-muted">
          <span>
            {name}，{clock(seconds)}，{bytesInWords(bytes)}
          </span>
          <span data-island="keys" className="hidden sm:inline" />
          <span data-island="quality" />
        </figcaption>
      </figure>
      <div data-island="stop" />
      <div data-island="evidence" />
      {cues.length > 0 && (
        <details className="transcript-box" open>
          <summary className="chevron flex min-h-target items-center font-medium">文字稿</summary>
          <div data-island="transcript">
            <ol className="transcript">
              {cues.map((cue) => (
                <li key={cue.from}>{cue.text}</li>
              ))}
            </ol>
          </div>
        </details>
      )}
    </>
  );
}
