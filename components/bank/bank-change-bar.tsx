import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { difficulties } from "@/lib/assessment/model/question";
import { difficultyNames } from "@/lib/transfer/model/exchange";

type Props = {
  chosen: number;
  all: number;
  pending: boolean;
  onChooseAll: (on: boolean) => void;
};

/** What can be done to the chosen questions. Each button says which change it sends. */
export function BankChangeBar({ chosen, all, pending, onChooseAll }: Props) {
  const change = (kind: string, words: string) => (
    <Button
      type="submit"
      variant="secondary"
      name="change.kind"
      value={kind}
      disabled={pending}
      className="px-4"
    >
      {words}
    </Button>
  );
  return (
    <div className="flex flex-col gap-3 rounded-large border border-line bg-surface-2 p-3 sm:p-4">
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex min-h-target cursor-pointer items-center gap-2 pe-2">
          <input
            type="checkbox"
            checked={chosen === all}
            onChange={(event) => onChooseAll(event.target.checked)}
            className="size-5 accent-teal"
          />
          本页全选
        </label>
        <span className="me-auto text-sm text-muted" aria-live="polite">
          已选{chosen}题
        </span>
        {change("enlist", "放进测验")}
        {change("discharge", "移出测验")}
        {change("fix", "设为必考")}
        {change("unfix", "取消必考")}
        {change("retire", "停用")}
        {change("restore", "恢复")}
      </div>
      <details>
        <summary className="min-h-target cursor-pointer py-2 text-teal">
          改知识点、难度、标签
        </summary>
        <div className="grid gap-3 sm:grid-cols-3">
          <Field
            label="知识点"
            name="change.topic"
            optional="unsaid"
            after={change("topic", "改")}
          />
          <div className="flex items-end gap-2">
            <div className="flex-1">
              <SelectField label="难度" name="change.difficulty" optional="unsaid">
                {difficulties.map((difficulty) => (
                  <option key={difficulty} value={difficulty}>
                    {difficultyNames[difficulty]}
                  </option>
                ))}
              </SelectField>
            </div>
            {change("difficulty", "改")}
          </div>
          <Field label="标签" name="change.tag" optional="unsaid" after={change("tag", "加")} />
        </div>
      </details>
    </div>
  );
}
