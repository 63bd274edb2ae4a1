"use client";

import { ChevronDown, CircleAlert } from "lucide-react";
import { useState } from "react";
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components";
import { controlStyle } from "@/components/ui/field-style";

export type ComboChoice = { value: string; label: string };

type Props = {
  label: string;
  name: string;
  choices: readonly ComboChoice[];
  defaultValue?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** As of every field; “unsaid” where everything is optional, as in a search. */
  optional?: boolean | "unsaid";
};

/** More than anybody reads; who looks further types another word. */
const SHOWN = 60;

/** One of many, found by typing a part of it. What is sent under `name` is the choice's value. */
export function ComboField({
  label,
  name,
  choices,
  defaultValue = "",
  hint,
  error,
  optional,
}: Props) {
  const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? "";
  const [chosen, setChosen] = useState(defaultValue);
  const [text, setText] = useState(labelOf(defaultValue));
  const found = text === labelOf(chosen) ? choices : fitting(choices, text);

  /** Nothing chosen leaves what is being typed. */
  function choose(key: Key | null) {
    setChosen(key === null ? "" : String(key));
    if (key !== null) setText(labelOf(String(key)));
  }

  return (
    <ComboBox
      items={found.slice(0, SHOWN).map(({ value, label: words }) => ({ id: value, words }))}
      inputValue={text}
      onInputChange={setText}
      selectedKey={chosen === "" ? null : chosen}
      onSelectionChange={choose}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      isRequired={!optional}
      className="flex flex-col gap-1.5"
    >
      <Label className="font-semibold">
        {label}
        {optional === true && <span className="font-normal text-muted">（选填）</span>}
      </Label>
      <div className="relative">
        <Input
          placeholder="输入几个字查找"
          className={`min-h-target pe-12 placeholder:text-muted ${controlStyle}`}
        />
        <Button className="absolute end-0 top-0 flex min-h-target min-w-target items-center justify-center text-muted">
          <ChevronDown className="size-5" aria-hidden="true" />
        </Button>
      </div>
      <input type="hidden" name={name} value={chosen} />
      {error && (
        <FieldError className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert className="mt-1 size-4.5 shrink-0" aria-hidden="true" />
          {error}
        </FieldError>
      )}
      {hint && (
        <Text slot="description" className="text-sm text-muted">
          {hint}
        </Text>
      )}
      <Popover className="w-(--trigger-width) overflow-auto rounded-medium border border-line bg-surface p-1 shadow-float">
        <ListBox
          className="max-h-72 overflow-auto outline-none"
          renderEmptyState={() => <p className="px-3 py-2 text-muted">没有找到，换几个字试试</p>}
        >
          {(item: { id: string; words: string }) => (
            <ListBoxItem
              textValue={item.words}
              className="flex min-h-target cursor-pointer items-center rounded-small px-3 py-1.5 outline-none data-focused:bg-teal-soft data-selected:font-semibold"
            >
              {item.words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Those that hold every word that was typed. */
function fitting(choices: readonly ComboChoice[], text: string): ComboChoice[] {
  const words = text.trim().split(/\s+/);
  return choices.filter(({ label }) => words.every((word) => label.includes(word)));
}
