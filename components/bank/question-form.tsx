"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { PictureDoor } from "@/components/bank/picture-spot";
import { PicturedArea } from "@/components/bank/pictured-fields";
import { QuestionAnswerFields } from "@/components/bank/question-answer-fields";
import { QuestionPreview } from "@/components/bank/question-preview";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { BLANK_MARK, difficulties } from "@/lib/assessment/model/question";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";
import { difficultyNames } from "@/lib/transfer/model/exchange";
import {
  draftOf,
  type QuestionForm as Form,
  type FormKind,
  withPlace,
} from "@/lib/transfer/rules/question-form";

type Props = {
  courseSlug: string;
  /** Null for a new question. */
  id: string | null;
  initial: Form;
  topics: readonly string[];
  /** Other questions about the same situation. */
  sharing: number;
};

/** Writes a question, or a new version of one. What is typed stays until it is saved. */
export function QuestionForm({ courseSlug, id, initial, topics, sharing }: Props) {
  const router = useRouter();
  const [form, setForm] = useState(initial);
  const [problems, setProblems] = useState<string[]>([]);
  const [pending, setPending] = useState(false);
  const set = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));

  const pictures = doorTo(courseSlug, setForm);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    const sent = await send({ courseSlug, id, question: draftOf(form) });
    if (sent.length === 0) router.push(`/teach/${courseSlug}/bank`);
    else {
      setProblems(sent);
      setPending(false);
    }
  };

  return (
    <form onSubmit={save} noValidate className="flex max-w-measure flex-col gap-5">
      <SelectField
        label="题型"
        value={form.type}
        onChange={(event) => set({ type: event.target.value as FormKind })}
      >
        {Object.entries(questionKindNames).map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </SelectField>
      <PicturedArea
        label="材料"
        place="material"
        optional
        value={form.material}
        onChange={(material) => set({ material })}
        pictures={pictures}
        hint={
          sharing > 0
            ? `还有${sharing}道题用这则材料：在这里改写，它们会一起改；清空，只有这道题不再用它。`
            : "几道题共用一段情境时才写：材料相同的题会放在一起考。"
        }
      />
      <PicturedArea
        label="题干"
        place="stem"
        value={form.stem}
        onChange={(stem) => set({ stem })}
        pictures={pictures}
        hint={stemHint(form.type)}
      />
      {form.type === "fill" && (
        <Button
          variant="secondary"
          className="self-start"
          onClick={() => set({ stem: `${form.stem}${BLANK_MARK}` })}
        >
          在末尾加一个空
        </Button>
      )}
      <QuestionAnswerFields form={form} set={set} pictures={pictures} />
      <PicturedArea
        label="解析"
        place="explanation"
        optional
        value={form.explanation}
        onChange={(explanation) => set({ explanation })}
        pictures={pictures}
        hint="考完给学员看：为什么对，容易错在哪里。"
      />
      <QuestionPreview form={form} media={`/teach/${courseSlug}/media`} />
      <FilingFields form={form} set={set} topics={topics} />
      <Problems problems={problems} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={pending}>
          {pending ? "正在保存…" : "保存"}
        </Button>
        <ButtonLink href={`/teach/${courseSlug}/bank`} variant="secondary">
          不保存
        </ButtonLink>
      </div>
    </form>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <Notice tone="problem" title="还没有保存，您写的都在">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}

function stemHint(type: FormKind): string {
  return type === "fill"
    ? "要填的地方写成两条以上的下划线，例如：从____开始。"
    : "表格可以写成 | 月 | 人次 | 这样的几行。";
}

function doorTo(courseSlug: string, setForm: (step: (before: Form) => Form) => void): PictureDoor {
  return {
    courseSlug,
    change: (place, change) => setForm((before) => withPlace(before, place, change)),
  };
}

type FilingProps = { form: Form; set: (part: Partial<Form>) => void; topics: readonly string[] };

/** What the question is filed under, and what it is worth. */
function FilingFields({ form, set, topics }: FilingProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="知识点"
        name="topic"
        list="topics"
        value={form.topic}
        onChange={(event) => set({ topic: event.target.value })}
      />
      <datalist id="topics">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <SelectField
        label="难度"
        value={form.difficulty}
        onChange={(event) =>
          set({ difficulty: difficulties.find((d) => d === event.target.value) ?? "medium" })
        }
      >
        {difficulties.map((difficulty) => (
          <option key={difficulty} value={difficulty}>
            {difficultyNames[difficulty]}
          </option>
        ))}
      </SelectField>
      <Field
        label="分值"
        name="points"
        type="number"
        min={1}
        max={100}
        inputMode="numeric"
        value={form.points}
        onChange={(event) => set({ points: event.target.value })}
      />
      <Field
        label="标签"
        name="tags"
        optional
        value={form.tags}
        onChange={(event) => set({ tags: event.target.value })}
        hint="几个标签用顿号隔开。"
      />
    </div>
  );
}

const fieldNames: Record<string, string> = {
  material: "材料",
  stem: "题干",
  sample: "参考答案",
  keywords: "得分点",
  rubric: "评分标准",
  choices: "选项",
  items: "排序的项",
  pairs: "连线",
  distractors: "多出来的右边",
  blanks: "空的答案",
  points: "分值",
  tags: "标签",
  topic: "知识点",
  explanation: "解析",
};

/** @returns what is wrong, in sentences; nothing when it was saved */
async function send(body: object): Promise<string[]> {
  const response = await fetch("/api/transfer/questions", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) return ["现在连不上网络，联网后再点一次保存"];
  const result = (await response.json().catch(() => null)) as Result<unknown> | null;
  if (result?.ok) return [];
  const refusal = result?.refusal;
  const sentences = Object.entries(refusal?.fields ?? {}).flatMap(([path, messages]) => {
    const name = fieldNames[path.split(".")[1] ?? ""];
    return messages.map((message) => (name ? `${name}：${message}` : message));
  });
  if (sentences.length > 0) return [...new Set(sentences)];
  return [
    refusal && isRefusalCode(refusal.code)
      ? refusals[refusal.code]
      : "平台出了问题，没有保存，请稍后再试",
  ];
}
