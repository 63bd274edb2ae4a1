"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { saveFile } from "@/components/authoring/save-file";
import { useKeptText } from "@/components/shell/use-kept-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextareaField } from "@/components/ui/textarea-field";

type Props = { courseSlug: string; path: string; text: string; revision: number };

/** A lesson as its file has it, saved by hand; what is not saved is kept on the device. */
export function LessonText({ courseSlug, path, ...given }: Props) {
  const router = useRouter();
  const [text, setText] = useState(given.text);
  const [saved, setSaved] = useState({ text: given.text, revision: given.revision });
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const dirty = text !== saved.text;
  const kept = useKeptText(`${courseSlug}/${path}`, {
    written: text,
    dirty,
    revision: saved.revision,
  });

  useEffect(() => {
    if (!dirty) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", hold);
    return () => removeEventListener("beforeunload", hold);
  }, [dirty]);

  async function save() {
    setSaving(true);
    const outcome = await saveFile(courseSlug, { path, text, base: saved.revision });
    setSaving(false);
    if ("problem" in outcome) return setProblem(outcome.problem);
    setProblem(null);
    kept.settle();
    setSaved({ text, revision: outcome.revision });
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-4">
      {kept.found !== null && kept.found !== text && (
        <Notice tone="info" title="这台设备上有没保存的内容">
          <div className="flex flex-wrap gap-2">
            <Button variant="secondary" onClick={() => setText(kept.found ?? text)}>
              接着上次的写
            </Button>
            <Button variant="quiet" onClick={kept.settle}>
              不要了
            </Button>
          </div>
        </Notice>
      )}
      <TextareaField
        label="课时文件"
        name="text"
        rows={24}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (dirty && !saving) void save();
        }}
        hint="开头两行 --- 之间是课时信息，下面是正文。按 Ctrl+S 也可以保存。"
      />
      {problem && (
        <Notice tone="problem" title="没有保存">
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={() => void save()} disabled={!dirty || saving}>
          {saving ? "正在保存…" : "保存到草稿"}
        </Button>
        <p role="status" className="text-muted">
          {dirty ? "有改动还没保存" : "已保存"}
        </p>
      </div>
    </div>
  );
}
