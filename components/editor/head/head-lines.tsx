"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";

type LineProps = {
  label: string;
  name: string;
  value: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  type?: string;
  onSaid: (text: string) => void;
};

/** Keeps what is typed; the file gets what makes sense. */
export function Line({ onSaid, value, type = "text", ...field }: LineProps) {
  const [text, setText] = useState(value);
  return (
    <Field
      {...field}
      type={type}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onSaid(event.target.value.trim());
      }}
    />
  );
}

/** The same in several lines. */
export function Area({ onSaid, value, ...field }: LineProps) {
  const [text, setText] = useState(value);
  return (
    <TextareaField
      {...field}
      rows={3}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onSaid(event.target.value.trim());
      }}
    />
  );
}

type NumberProps = Omit<LineProps, "value" | "onSaid" | "type"> & {
  value: unknown;
  /** Undefined where nothing is said. A number that is too large or small is said too, and refused beside it. */
  onSaid: (number: number | undefined) => void;
};

/** A whole number. */
export function NumberLine({ value, onSaid, ...field }: NumberProps) {
  const [text, setText] = useState(value === undefined ? "" : String(value));
  const odd = text.trim() !== "" && !/^\d+$/.test(text.trim());
  return (
    <Field
      {...field}
      error={odd ? "请写整数" : field.error}
      inputMode="numeric"
      value={text}
      onChange={(event) => {
        const said = event.target.value.trim();
        setText(event.target.value);
        if (said === "") onSaid(undefined);
        else if (/^\d+$/.test(said)) onSaid(Number(said));
      }}
    />
  );
}
