"use client";
import { useId } from "react";
import { NumberLine } from "@/components/editor/head/head-lines";
import { SelectField } from "@/components/ui/select-field";
import { entriesAt, kindOfHead, ruleInWords, withRule } from "@/lib/authoring/rules/lesson-rules";
import { setYamlKey, yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";
import { confirmations } from "@/lib/catalogue/model/completion";

type Props = {
  front: string;
  onChange: (front: string) => void;
  faults: Readonly<Record<string, string>>;
  /** Assignments of the course, by their ids. */
  assignments: readonly { id: string; title: string }[];
  /** How long the text takes to read. */
  readingSeconds: number;
};

/** Whether the lesson has to be studied, and when it is complete. */
export function CompletionFields(props: Props) {
  const { front, onChange, faults, readingSeconds } = props;
  const rule = entriesAt(front, "completion") ?? {};
  const set = (key: string, value: unknown) => onChange(withRule(front, key, value));
  const sum = useId();
  return (
    <>
      <SelectField
        label="必学还是选学"
        name="required"
        value={yamlValue(front, ["required"]) === false ? "no" : "yes"}
        hint="选学的课时不影响结业，也不计学时。一门课至少要有一课必学。"
        error={faults.required}
        onChange={({ target }) =>
          onChange(setYamlKey(front, [], "required", target.value === "no" ? false : undefined))
        }
      >
        <option value="yes">必学</option>
        <option value="no">选学</option>
      </SelectField>
      <fieldset
        aria-describedby={sum}
        className="flex flex-col gap-4 rounded-medium border border-line p-4"
      >
        <legend className="px-1 font-semibold">怎样算学完</legend>
        <p id={sum} aria-live="polite" className="text-muted">
          现在的要求：{ruleInWords(front, readingSeconds)}。
        </p>
        {kindOfHead(front) === "article" && (
          <NumberLine
            label="读到全文的多少（%）"
            name="percent"
            optional
            value={rule.percent}
            hint="0到100。不填是90；下面另有要求时，不填就不必读完全文。"
            error={faults["completion.percent"]}
            onSaid={(percent) => set("percent", percent)}
          />
        )}
        <NumberLine
          label="至少学多久（秒）"
          name="seconds"
          optional
          value={rule.seconds}
          hint="0到7200，例如300是5分钟。不填由平台按篇幅定。"
          error={faults["completion.seconds"]}
          onSaid={(seconds) => set("seconds", seconds)}
        />
        <NumberLine
          label="答对多少自测题（%）"
          name="checks"
          optional
          value={rule.checks}
          hint="1到100，可以反复答。不填就不要求。"
          error={faults["completion.checks"]}
          onSaid={(percent) => set("checks", percent)}
        />
        <HandIn {...props} />
        <SelectField
          label="学员要不要确认"
          name="confirm"
          value={String(rule.confirm ?? "")}
          error={faults["completion.confirm"]}
          onChange={({ target }) => set("confirm", target.value || undefined)}
        >
          <option value="">不用确认</option>
          {Object.entries(confirmations).map(([confirm, words]) => (
            <option key={confirm} value={confirm}>
              {`按“${words}”`}
            </option>
          ))}
        </SelectField>
      </fieldset>
    </>
  );
}

function HandIn({ front, onChange, faults, assignments }: Props) {
  const rule = entriesAt(front, "completion") ?? {};
  const asked = String(rule.handIn ?? "");
  const gone = asked !== "" && !assignments.some(({ id }) => id === asked);
  return (
    <>
      <SelectField
        label="要交的实践作业"
        name="handIn"
        value={asked}
        hint={assignments.length === 0 ? "这门课还没有实践作业。" : undefined}
        error={faults["completion.handIn"]}
        onChange={({ target }) => onChange(withRule(front, "handIn", target.value || undefined))}
      >
        <option value="">不用交作业</option>
        {gone && <option value={asked}>{asked}</option>}
        {assignments.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      {asked !== "" && (
        <SelectField
          label="作业到哪一步"
          name="accepted"
          value={rule.accepted === true ? "yes" : "no"}
          error={faults["completion.accepted"]}
          onChange={({ target }) =>
            onChange(withRule(front, "accepted", target.value === "yes" ? true : undefined))
          }
        >
          <option value="no">交上就行</option>
          <option value="yes">评阅通过才算</option>
        </SelectField>
      )}
    </>
  );
}
