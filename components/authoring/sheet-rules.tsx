"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { CertificateChoice } from "@/lib/authoring/model/outline";
import type { Sheet } from "@/lib/authoring/rules/sheet";
import { seriesNames, seriesSlugs } from "@/lib/catalogue/model";

export type SheetChoices = {
  /** Pictures of the draft, by path. */
  covers: string[];
  /** Courses that could be asked for first. */
  courses: { slug: string; title: string }[];
};

type Props = {
  sheet: Sheet;
  choices: SheetChoices;
  fields: Record<string, string[]> | undefined;
};

const USUAL_PERCENT = 80;

/** Where a course stands, who may join it and after what, and what completing it is worth. */
export function SheetRules({ sheet, choices, fields }: Props) {
  return (
    <>
      <SelectField
        label="系列"
        name="series"
        defaultValue={sheet.series}
        error={fields?.series?.[0]}
      >
        {seriesSlugs.map((slug) => (
          <option key={slug} value={slug}>
            {seriesNames[slug]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="封面"
        name="cover"
        optional
        defaultValue={sheet.cover}
        hint="可选的是课程草稿里的图片。"
        error={fields?.cover?.[0]}
      >
        <option value="">不用封面</option>
        {covers(sheet.cover, choices.covers).map((path) => (
          <option key={path} value={path}>
            {path.slice("media/".length)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="谁能参加"
        name="enrolment"
        defaultValue={sheet.enrolment}
        hint="发布以后，可以在“学员”页里指派学员。"
      >
        <option value="open">学员自己加入</option>
        <option value="assigned">只学指派给的人</option>
      </SelectField>
      <SelectField label="学时计为" name="credit" defaultValue={sheet.credit}>
        <option value="professional">专业科目</option>
        <option value="public">公需科目</option>
      </SelectField>
      <CertificateFields rule={sheet.certificate} error={fields?.examPercent?.[0]} />
      {choices.courses.length > 0 && (
        <Prerequisites
          asked={sheet.prerequisites}
          courses={choices.courses}
          error={fields?.prerequisites?.[0]}
        />
      )}
    </>
  );
}

/** A cover that is not among the pictures any more is still what the sheet says. */
function covers(chosen: string, paths: string[]): string[] {
  return chosen === "" || paths.includes(chosen) ? paths : [chosen, ...paths];
}

type CertificateProps = { rule: Sheet["certificate"]; error: string | undefined };

function CertificateFields({ rule, error }: CertificateProps) {
  const given = typeof rule === "object" ? "exam" : rule;
  const [choice, setChoice] = useState<CertificateChoice>(given);
  return (
    <>
      <SelectField
        label="结业证书"
        name="certificate"
        value={choice}
        onChange={(event) => setChoice(event.target.value as CertificateChoice)}
      >
        <option value="completion">学完就发</option>
        <option value="exam">结业测验达到分数才发</option>
        <option value="none">不发</option>
      </SelectField>
      {choice === "exam" && (
        <Field
          label="测验至少得多少（%）"
          name="examPercent"
          type="number"
          min={1}
          max={100}
          defaultValue={typeof rule === "object" ? rule.examPercent : USUAL_PERCENT}
          error={error}
        />
      )}
    </>
  );
}

type PrerequisiteProps = {
  asked: string[];
  courses: SheetChoices["courses"];
  error: string | undefined;
};

function Prerequisites({ asked, courses, error }: PrerequisiteProps) {
  const problem = useId();
  return (
    <fieldset className="flex flex-col gap-1" aria-describedby={error ? problem : undefined}>
      <legend className="font-semibold">要先学完</legend>
      {courses.map(({ slug, title }) => (
        <label key={slug} className="flex min-h-target cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            name="prerequisites[]"
            value={slug}
            defaultChecked={asked.includes(slug)}
            className="size-5 accent-teal"
          />
          {title}
        </label>
      ))}
      {error && (
        <p id={problem} className="text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
