import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { pictureText } from "@/lib/assessment/rules/question-text";
import { PICTURE_BYTES_MAX } from "@/lib/media/rules/picture";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

type Props = {
  courseSlug: string;
  /** What the text is called that the picture goes into. */
  label: string;
  /** A picture that was pasted; null when one is still to be chosen. */
  pasted: File | null;
  onPicture: (notation: string) => void;
  onClose: () => void;
};

/** Asks for a picture and for what it shows, stores it, and hands back how it is written in a text. */
export function PicturePanel({ courseSlug, label, pasted, onPicture, onClose }: Props) {
  const [chosen, setChosen] = useState<File | null>(null);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const panel = useRef<HTMLFieldSetElement>(null);
  const chooser = useId();
  const file = chosen ?? pasted;

  useEffect(() => {
    const first = pasted ? "input[type=text]" : "input";
    panel.current?.querySelector<HTMLInputElement>(first)?.focus();
  }, [pasted]);

  async function add() {
    if (pending) return;
    if (!file) return setProblem("请先选一张图片");
    if (words.trim() === "") return setProblem("请写明图上是什么，看不到图的人靠它作答");
    setPending(true);
    setProblem(null);
    const stored = await upload(courseSlug, file);
    setPending(false);
    if (typeof stored === "string") setProblem(stored);
    else onPicture(pictureText({ alt: words, ...stored }));
  }

  /** The panel stands in the question's form, which Enter would save. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.type === "text") void add();
  }

  return (
    <fieldset
      ref={panel}
      onKeyDown={onKeyDown}
      className="flex min-w-0 flex-col gap-3 rounded-large border border-line bg-surface p-3"
    >
      <legend className="sr-only">插入图片到{label}</legend>
      <div className="flex min-w-0 flex-col gap-1.5">
        <label htmlFor={chooser} className="font-semibold">
          图片文件
        </label>
        <input
          id={chooser}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          onChange={(event) => setChosen(event.target.files?.[0] ?? null)}
          className="min-h-target w-full min-w-0 file:me-3 file:min-h-target file:rounded-medium file:border file:border-edge file:bg-surface file:px-3 file:font-semibold file:text-teal"
        />
        <p className="text-sm text-muted">
          {pasted && !chosen ? "已取用粘贴的图片。" : "也可以把图片直接粘贴到文字里。"}
        </p>
      </div>
      <Field
        label="图上是什么"
        name="pictureWords"
        type="text"
        optional="unsaid"
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        hint="一句话说清图里和答题有关的内容。"
      />
      {problem && <Notice tone="problem">{problem}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button aria-disabled={pending} onClick={add}>
          {pending ? "正在上传…" : "插入"}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          不插了
        </Button>
      </div>
    </fieldset>
  );
}

type Stored = { hash: string; ending: string };

/** @returns what was stored, or why not, in a sentence */
async function upload(courseSlug: string, file: File): Promise<Stored | string> {
  if (file.size > PICTURE_BYTES_MAX) return refusals["picture.too_large"];
  const response = await fetch(`/api/transfer/pictures?course=${encodeURIComponent(courseSlug)}`, {
    method: "POST",
    body: file,
  }).catch(() => null);
  if (!response) return "现在连不上网络，联网后再点一次";
  const result = (await response.json().catch(() => null)) as Result<Stored> | null;
  if (result?.ok) return result.value;
  const code = result?.refusal?.code;
  return code && isRefusalCode(code) ? refusals[code] : "平台出了问题，没有上传，请稍后再试";
}
