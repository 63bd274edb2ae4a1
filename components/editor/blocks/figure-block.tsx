import type { ReactNodeViewProps } from "@tiptap/react";
import { BlockFrame } from "@/components/editor/blocks/block-frame";
import { FileChoice } from "@/components/editor/blocks/file-choice";
import { LineInput } from "@/components/editor/blocks/line-input";
import { mediaAddress, useLessonPlace } from "@/components/editor/lesson-place";

/** A figure: the picture itself, what it says for those who do not see it, and its caption. */
export function FigureBlock({ node, updateAttributes, deleteNode, selected }: ReactNodeViewProps) {
  const { courseSlug, figures, media } = useLessonPlace();
  const { src, alt, caption } = node.attrs as Record<"src" | "alt" | "caption", string>;
  const file = media.find(({ path }) => path === src);
  const drawn = figures[src];
  const missing =
    (src === "" && "请选一张图") ||
    (alt.trim() === "" && "请写图片说明：看不到图的人靠它了解图的内容");
  return (
    <BlockFrame label="图片" selected={selected} missing={missing || null} onRemove={deleteNode}>
      {src.startsWith("pasted:") ? (
        <p role="status" className="text-muted">
          正在上传图片…
        </p>
      ) : drawn ? (
        <div
          role="img"
          aria-label={alt}
          className="lesson-drawing"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rebuilt from the allow-list of figures on the server
          dangerouslySetInnerHTML={{ __html: drawn }}
        />
      ) : file ? (
        // biome-ignore lint/performance/noImgElement: a file of the course, sent as it is stored
        <img
          src={mediaAddress(courseSlug, file)}
          alt={alt}
          width={file.width}
          height={file.height}
          loading="lazy"
          className="h-auto max-w-full self-center"
        />
      ) : (
        <FileChoice
          label="用课程里的图"
          value={src}
          endings={["png", "jpg", "webp", "gif"]}
          also={Object.keys(figures)}
          onChange={(path) => updateAttributes({ src: path })}
        />
      )}
      <LineInput
        label="图片说明（必填）"
        hint="用文字说出图上的全部内容，读屏软件会念出来。"
        value={alt}
        onChange={(value) => updateAttributes({ alt: value })}
      />
      <LineInput
        label="图注（可不填）"
        value={caption}
        onChange={(value) => updateAttributes({ caption: value })}
      />
    </BlockFrame>
  );
}
