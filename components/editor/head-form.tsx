"use client";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";
import { setYamlKey, yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";

type Props = { front: string; onChange: (front: string) => void };
type Source = { document: string; detail?: string };

/** What the lesson is: kept at the head of its file, whose comments and order stay as they are. */
export function HeadForm({ front, onChange }: Props) {
  const set = (key: string, value: unknown) => onChange(setYamlKey(front, [], key, value));
  const said = (key: string) => String(yamlValue(front, [key]) ?? "");
  return (
    <div className="flex max-w-[calc(var(--measure)+3rem)] flex-col gap-5">
      <Line
        label="课文标题"
        name="title"
        value={said("title")}
        onSaid={(text) => set("title", text)}
        hint="最多60个字"
      />
      <Line
        label="学习时长（分钟）"
        name="minutes"
        value={said("minutes")}
        onSaid={(text) => {
          const minutes = Number.parseInt(text, 10);
          if (minutes >= 1 && minutes <= 600) set("minutes", minutes);
        }}
        hint="连同自测和思考，1到600分钟"
      />
      <Area
        label="一句话介绍"
        name="summary"
        value={said("summary")}
        onSaid={(text) => set("summary", text)}
        hint="最多120个字"
      />
      <Objectives
        list={listOf(yamlValue(front, ["objectives"]))}
        onChange={(list) => set("objectives", list)}
      />
      <Sources
        list={sourcesOf(yamlValue(front, ["sources"]))}
        onChange={(list) => set("sources", list)}
      />
      <Line
        label="内容核对日期"
        name="contentAsOf"
        type="date"
        value={said("contentAsOf")}
        onSaid={(text) => text !== "" && set("contentAsOf", text)}
        hint="课文内容核对到哪一天"
      />
    </div>
  );
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function sourcesOf(value: unknown): Source[] {
  if (!Array.isArray(value)) return [];
  return value.map((source: Partial<Source>) => ({
    document: String(source?.document ?? ""),
    ...(source?.detail ? { detail: String(source.detail) } : {}),
  }));
}

type LineProps = {
  label: string;
  name: string;
  value: string;
  hint: string;
  type?: string;
  onSaid: (text: string) => void;
};

/** Keeps what is typed; the file gets what makes sense. */
function Line({ onSaid, value, type = "text", ...field }: LineProps) {
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

function Area({ onSaid, value, ...field }: LineProps) {
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

function Objectives({ list, onChange }: { list: string[]; onChange: (list: string[]) => void }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-semibold">学完这一课，学员（1到6条）</legend>
      {list.map((objective, place) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its words change as they are typed
          key={place}
          what={`第${place + 1}条目标`}
          onRemove={() => onChange(list.filter((_, other) => other !== place))}
        >
          <Line
            label={`第${place + 1}条目标`}
            name={`objective-${place}`}
            value={objective}
            hint=""
            onSaid={(text) => onChange(list.map((other, at) => (at === place ? text : other)))}
          />
        </Row>
      ))}
      {list.length < 6 && <More label="加一条目标" onAdd={() => onChange([...list, "能"])} />}
    </fieldset>
  );
}

function Sources({ list, onChange }: { list: Source[]; onChange: (list: Source[]) => void }) {
  const change = (place: number, source: Source) =>
    onChange(list.map((other, at) => (at === place ? source : other)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-semibold">出处（课文最后列给学员看）</legend>
      {list.map((source, place) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a source is its place; its words change as they are typed
          key={place}
          what={`第${place + 1}个出处`}
          onRemove={() => onChange(list.filter((_, other) => other !== place))}
        >
          <Line
            label={`第${place + 1}个出处：文件名`}
            name={`source-${place}`}
            value={source.document}
            hint=""
            onSaid={(document) => change(place, { ...source, document })}
          />
          <Line
            label="哪一条、哪一部分（选填）"
            name={`detail-${place}`}
            value={source.detail ?? ""}
            hint=""
            onSaid={(detail) =>
              change(place, { document: source.document, ...(detail ? { detail } : {}) })
            }
          />
        </Row>
      ))}
      <More label="加一个出处" onAdd={() => onChange([...list, { document: "《》" }])} />
    </fieldset>
  );
}

function Row({
  what,
  onRemove,
  children,
}: {
  what: string;
  onRemove: () => void;
  children: React.ReactNode;
}) {
  return (
    <div className="flex items-start gap-2 rounded-medium border border-line p-3">
      <div className="flex min-w-0 flex-1 flex-col gap-2">{children}</div>
      <button
        type="button"
        aria-label={`删除${what}`}
        onClick={onRemove}
        className="grid size-target place-items-center text-muted hover:text-danger"
      >
        <Trash2 className="size-5" aria-hidden="true" />
      </button>
    </div>
  );
}

function More({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <div>
      <Button variant="secondary" onClick={onAdd}>
        <Plus className="size-5" aria-hidden="true" />
        {label}
      </Button>
    </div>
  );
}
