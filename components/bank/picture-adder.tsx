import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { pictureText } from "@/lib/assessment/rules/question-text";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";
import { picturePlaces, withPicture } from "@/lib/transfer/rules/picture-places";
import type { QuestionForm } from "@/lib/transfer/rules/question-form";

type Props = {
  courseSlug: string;
  form: QuestionForm;
  onChange: (form: QuestionForm) => void;
};

/** Uploads a picture and puts it at the end of one of the question's texts, with its words. */
export function PictureAdder({ courseSlug, form, onChange }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [words, setWords] = useState("");
  const [place, setPlace] = useState("stem");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const chooser = useId();

  async function add() {
    if (!file) return setProblem("请先选一张图片");
    if (words.trim() === "") return setProblem("请写明图上是什么，看不到图的人靠它作答");
    setPending(true);
    setProblem(null);
    const stored = await upload(courseSlug, file);
    setPending(false);
    if (typeof stored === "string") return setProblem(stored);
    onChange(withPicture(form, place, pictureText({ alt: words, ...stored })));
    setFile(null);
    setWords("");
  }

  return (
    <details className="rounded-large border border-line p-4">
      <summary className="min-h-target cursor-pointer list-item py-1.5 font-semibold">
        插入图片
      </summary>
      <div className="flex flex-col gap-4 pt-2">
        <div className="flex flex-col gap-1.5">
          <label htmlFor={chooser} className="font-semibold">
            图片文件
          </label>
          <input
            key={file ? "chosen" : "none"}
            id={chooser}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            className="min-h-target file:me-3 file:min-h-target file:rounded-medium file:border file:border-edge file:bg-surface file:px-4 file:font-semibold file:text-teal"
          />
          {file && <p className="text-sm text-muted">已选：{file.name}</p>}
        </div>
        <Field
          label="图上是什么"
          name="pictureWords"
          optional="unsaid"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          hint="一句话说清图里和答题有关的内容。"
        />
        <SelectField
          label="放到哪里"
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        >
          {picturePlaces(form).map(({ key, label }) => (
            <option key={key} value={key}>
              {label}的末尾
            </option>
          ))}
        </SelectField>
        {problem && <Notice tone="problem">{problem}</Notice>}
        <Button variant="secondary" disabled={pending} onClick={add} className="self-start">
          {pending ? "正在上传…" : "插入"}
        </Button>
      </div>
    </details>
  );
}

type Stored = { hash: string; ending: string };

/** @returns what was stored, or why not, in a sentence */
async function upload(courseSlug: string, file: File): Promise<Stored | string> {
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
