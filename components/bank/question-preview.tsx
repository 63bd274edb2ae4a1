import { OptionText, QuestionText } from "@/components/assessment/question-text";
import type { QuestionForm } from "@/lib/transfer/rules/question-form";

type Props = { form: QuestionForm; media: string };

/** The texts of the form as learners see them: tables as tables, pictures as pictures. */
export function QuestionPreview({ form, media }: Props) {
  const options = optionsOf(form).filter((text) => text.trim() !== "");
  return (
    <details className="rounded-large border border-line p-4">
      <summary className="min-h-target cursor-pointer list-item py-1.5 font-semibold">
        看看学员看到的样子
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        {form.material !== "" && <QuestionText text={form.material} media={media} />}
        <QuestionText text={form.stem} media={media} className="font-semibold" />
        {options.length > 0 && (
          <ul className="flex flex-col gap-2">
            {options.map((text) => (
              <li key={text} className="rounded-medium border border-edge px-3.5 py-2">
                <OptionText text={text} media={media} />
              </li>
            ))}
          </ul>
        )}
        <QuestionText text={form.explanation} media={media} className="text-muted" />
      </div>
    </details>
  );
}

function optionsOf(form: QuestionForm): string[] {
  switch (form.type) {
    case "single":
    case "multiple":
      return form.choices.map(({ text }) => text);
    case "ordering":
      return form.items;
    case "matching":
      return [...form.pairs.flatMap(({ left, right }) => [left, right]), ...form.distractors];
    default:
      return [];
  }
}
