import type { KeptDraft } from "@/components/editor/saving/kept-drafts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  others: readonly { name: string }[];
  /** What a paste left behind, in sentences. */
  lost: readonly string[];
  onSeen: () => void;
  kept: KeptDraft | null;
  /** The file's revision when the page was opened. */
  revision: number;
  onKept: (kept: KeptDraft | null) => void;
};

/** Who else is here, what did not come along, and what was written here and never reached the server. */
export function EditorNotices({ others, lost, onSeen, kept, revision, onKept }: Props) {
  return (
    <>
      {others.length > 0 && (
        <Notice tone="info">
          {others.map(({ name }) => name).join("、")}
          也正在编辑这一课。各自的改动都会保留，改到同一段时会请您合并。
        </Notice>
      )}
      {kept && (
        <Notice tone="info" title="这台设备上有没保存到平台的内容">
          <p>
            写于
            {new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeStyle: "short" }).format(
              kept.keptAt,
            )}
            {kept.base === revision ? "。" : "，之后平台上的课文又有改动，取回后请您合并。"}
          </p>
          <div className="flex flex-wrap gap-2 pt-2">
            <Button onClick={() => onKept(kept)}>取回来</Button>
            <Button variant="quiet" onClick={() => onKept(null)}>
              不要了
            </Button>
          </div>
        </Notice>
      )}
      {lost.length > 0 && (
        <Notice tone="info" title="已粘贴，下面这些没有带过来">
          <ul className="list-disc ps-5">
            {lost.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Button variant="quiet" onClick={onSeen}>
            知道了
          </Button>
        </Notice>
      )}
    </>
  );
}
