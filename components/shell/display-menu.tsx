"use client";

import { ALargeSmall } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Disclosure } from "@/components/shell/disclosure";
import {
  choose,
  chosenText,
  chosenTheme,
  defaultChoice,
  onChoice,
  textSizes,
  themes,
} from "@/components/shell/display-choice";

/** Light or dark, and the size of text. */
export function DisplayMenu() {
  const theme = useSyncExternalStore(onChoice, chosenTheme, () => defaultChoice.theme);
  const text = useSyncExternalStore(onChoice, chosenText, () => defaultChoice.text);

  return (
    <Disclosure
      label="显示设置：明暗与字号"
      summary={
        <>
          <ALargeSmall className="size-6.5" aria-hidden="true" />
          <span className="max-sm:hidden">显示</span>
        </>
      }
      className="needs-script"
    >
      <div className="flex flex-col gap-5">
        <Choice
          name="theme"
          legend="明暗"
          options={themes}
          chosen={theme}
          onChoose={(value) => choose("theme", value)}
        />
        <Choice
          name="text"
          legend="字号"
          options={textSizes}
          chosen={text}
          onChoose={(value) => choose("text", value)}
        />
      </div>
    </Disclosure>
  );
}

type ChoiceProps<T extends string> = {
  name: string;
  legend: string;
  options: Readonly<Record<T, string>>;
  chosen: T;
  onChoose: (value: T) => void;
};

function Choice<T extends string>({ name, legend, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm text-muted">{legend}</legend>
      <div className="flex gap-1 rounded-medium bg-surface-2 p-1">
        {(Object.keys(options) as T[]).map((value) => (
          <label
            key={value}
            className="grid min-h-target flex-1 place-items-center whitespace-nowrap rounded-small border border-transparent px-2 text-sm has-checked:border-teal has-checked:bg-surface has-checked:font-semibold has-checked:text-teal has-focus-visible:outline-3 has-focus-visible:outline-teal"
          >
            <input
              type="radio"
              name={`display-${name}`}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              className="sr-only"
            />
            {options[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
