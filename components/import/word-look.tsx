"use client";

import { useMemo, useState } from "react";
import { HeadingList } from "@/components/import/heading-list";
import { LossList } from "@/components/import/loss-list";
import { PlanList } from "@/components/import/plan-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import type { DraftOutline } from "@/lib/authoring/model/outline";
import type { WordChoices, WordPreview, WordShape } from "@/lib/transfer/model/word";
import { planWord } from "@/lib/transfer/rules/word/plan";

type Place = { module: string } | { title: string };
type Props = {
  fileName: string;
  preview: WordPreview;
  modules: DraftOutline["modules"];
  /** How much of the file has gone; null while it is looked at. */
  percent: number | null;
  problem: string | undefined;
  onTake: (choices: WordChoices, place: Place) => void;
  onBack: () => void;
};

const shapeNames: Record<WordShape, string> = {
  module: "一个单元：每个一级标题成为一个课时",
  lesson: "一个课时：标题都留在课文里",
};
const NEW = "";

/** What a document would become, with its headings to correct; then one press takes it. */
export function WordLook({ fileName, preview, modules, percent, problem, onTake, onBack }: Props) {
  const { parts, losses, pictures, notes } = preview;
  const fileTitle = fileName.replace(/\.docx$/i, "");
  const first = parts.filter(({ level }) => level === 1).length;
  const [choices, setChoices] = useState<WordChoices>({
    shape: first > 1 ? "module" : "lesson",
    levels: {},
    title: "",
  });
  const [module, setModule] = useState(
    choices.shape === "lesson" ? (modules.at(-1)?.id ?? NEW) : NEW,
  );
  const plan = useMemo(() => planWord(parts, choices, fileTitle), [parts, choices, fileTitle]);
  const set = (change: Partial<WordChoices>) => setChoices((now) => ({ ...now, ...change }));
  const pending = percent !== null;
  const place: Place = module === NEW ? { title: plan.title.slice(0, 40) } : { module };

  return (
    <div className="flex flex-col gap-8">
      {problem && (
        <Notice tone="problem" title="没有导入任何内容">
          {problem}
        </Notice>
      )}
      <Notice tone="info" title={`读好了：${fileName}`}>
        还没有写入任何内容。
        {pictures > 0 && `带来${pictures}张图片。`}
        {notes > 0 && `${notes}条脚注列为“依据”。`}
      </Notice>
      <section aria-labelledby="shape" className="flex max-w-measure flex-col gap-4">
        <h2 id="shape" className="font-display text-xl font-bold">
          做成什么
        </h2>
        <SelectField
          label="这份文档成为"
          value={choices.shape}
          onChange={({ target }) => {
            const shape = target.value === "module" ? "module" : "lesson";
            set({ shape });
            setModule(shape === "lesson" ? (modules.at(-1)?.id ?? NEW) : NEW);
          }}
        >
          {Object.entries(shapeNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label="放进" value={module} onChange={({ target }) => setModule(target.value)}>
          <option value={NEW}>新的单元</option>
          {modules.map(({ id, title, lessons }) => (
            <option key={id} value={id}>
              {title}（已有{lessons.length}个课时）
            </option>
          ))}
        </SelectField>
        {(choices.shape === "lesson" || module === NEW) && (
          <Field
            label={choices.shape === "lesson" ? "课时名称" : "单元名称"}
            name="title"
            value={choices.title}
            placeholder={plan.title}
            maxLength={choices.shape === "lesson" ? 60 : 40}
            optional
            hint="不填就用文档的标题"
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </section>
      <section aria-labelledby="headings" className="flex flex-col gap-3">
        <h2 id="headings" className="font-display text-xl font-bold">
          认出的标题
        </h2>
        <p className="text-muted">认错了就改级别，下面的课时会跟着变。</p>
        <HeadingList
          parts={parts}
          choices={choices}
          onLevel={(at, level) => set({ levels: { ...choices.levels, [at]: level } })}
        />
      </section>
      <section aria-labelledby="lessons" className="flex flex-col gap-3">
        <h2 id="lessons" className="font-display text-xl font-bold">
          会得到{plan.lessons.length}个课时
        </h2>
        <PlanList plan={plan} />
      </section>
      <section aria-labelledby="losses" className="flex flex-col gap-3">
        <h2 id="losses" className="font-display text-xl font-bold">
          带不来的，和变了样的
        </h2>
        <LossList losses={losses} />
      </section>
      {plan.obstacles.map((obstacle) => (
        <Notice key={obstacle} tone="problem" title="现在还不能导入">
          {obstacle}
        </Notice>
      ))}
      <div
        data-bar="foot"
        className="sticky bottom-0 flex flex-wrap items-center gap-3 border-line border-t bg-paper py-3"
      >
        <Button
          disabled={pending || plan.obstacles.length > 0}
          onClick={() => onTake(choices, place)}
        >
          {pending ? buttonWords(percent) : `导入${plan.lessons.length}个课时`}
        </Button>
        <Button variant="secondary" disabled={pending} onClick={onBack}>
          换一个文件
        </Button>
      </div>
    </div>
  );
}

function buttonWords(percent: number): string {
  return percent < 100 ? `正在上传…${percent}%` : "正在导入…";
}
