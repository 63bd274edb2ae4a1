import type { EditedCaptions } from "@/components/media/use-captions";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";
import { type CaptionProblem, readCaptions } from "@/lib/media/rules/captions";
import { refusals } from "@/lib/platform/result";

/** Saving, importing, and what is wrong. */
export function CaptionTools({ editing }: { editing: EditedCaptions }) {
  const { problems, dirty, pending, imported, submit, take, kept, change, refusal } = editing;
  const grave = problems.some((problem) => problem.grave);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={submit} aria-disabled={pending} disabled={grave || !dirty}>
          {pending ? "正在保存…" : dirty ? "保存字幕" : "没有改动"}
        </Button>
        <label
          className={buttonStyle(
            "secondary",
            "cursor-pointer focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-teal",
          )}
        >
          导入 .srt 或 .vtt
          <input
            type="file"
            accept=".srt,.vtt"
            className="sr-only"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
      </div>
      {imported && <Notice tone="info">{imported}</Notice>}
      {kept.found && (
        <Notice tone="info" title="这台设备上有没保存的字幕">
          <Button
            variant="secondary"
            onClick={() => {
              change(readCaptions(kept.found ?? ""));
              kept.settle();
            }}
          >
            接着上次的改
          </Button>
          <Button variant="quiet" onClick={kept.settle}>
            不要了
          </Button>
        </Notice>
      )}
      {refusal && (
        <Notice tone="problem" title="没有保存">
          {refusal.code === "invalid_input"
            ? Object.values(refusal.fields ?? {})
                .flat()
                .join("；")
            : refusals[refusal.code]}
          。您改的内容还在这里。
        </Notice>
      )}
      {editing.justSaved && <Notice tone="success">已保存到课程草稿。</Notice>}
      <Problems problems={problems} />
    </>
  );
}

const SHOWN_MAX = 8;

function Problems({ problems }: { problems: readonly CaptionProblem[] }) {
  const grave = problems.filter((problem) => problem.grave);
  const shown = grave.length > 0 ? grave : problems;
  if (shown.length === 0) return <p className="text-good">时间没有重叠，可以保存。</p>;
  return (
    <div>
      <p className="font-semibold">
        {grave.length > 0 ? "改好这些才能保存" : "可以保存，建议改一改"}
      </p>
      <ul className="list-disc ps-5 text-sm">
        {shown.slice(0, SHOWN_MAX).map(({ cue, message }) => (
          <li key={`${cue} ${message}`}>{message}</li>
        ))}
      </ul>
      {shown.length > SHOWN_MAX && (
        <p className="text-sm text-muted">还有{shown.length - SHOWN_MAX}处。</p>
      )}
    </div>
  );
}
