"use client";
import { Plus, Trash2 } from "lucide-react";
import { CompletionFields } from "@/components/editor/head/completion-fields";
import { Area, Line, NumberLine } from "@/components/editor/head/head-lines";
import { KindFields } from "@/components/editor/head/kind-fields";
import { Button } from "@/components/ui/button";
import { type HeadSurroundings, headFaults } from "@/lib/authoring/rules/lesson-rules";
import { setYamlKey, yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";
import { readingSeconds } from "@/lib/catalogue/rules/passages";
import type { MediaPointer } from "@/lib/media/model";

type Props = {
  courseSlug: string;
  front: string;
  onChange: (front: string) => void;
  /** The text below the head. */
  body: string;
  papers: readonly (HeadSurroundings["papers"][number] & { title: string })[];
  media: HeadSurroundings["media"];
  onMedia: (path: string, pointer: MediaPointer) => void;
};
type Source = { document: string; detail?: string };

/** What the lesson is: kept at the head of its file, whose comments and order stay as they are. */
export function HeadForm({ courseSlug, front, onChange, body, papers, media, onMedia }: Props) {
  const set = (key: string, value: unknown) => onChange(setYamlKey(front, [], key, value));
  const said = (key: string) => String(yamlValue(front, [key]) ?? "");
  const checks = body.match(/^::check\{/gm)?.length ?? 0;
  const faults = headFaults(front, { checks, papers, media });
  return (
    <div className="flex max-w-[calc(var(--measure)+3rem)] flex-col gap-5">
      <Line
        label="课文标题"
        name="title"
        value={said("title")}
        onSaid={(text) => set("title", text)}
        hint="最多60个字"
        error={faults.title}
      />
      <KindFields {...{ courseSlug, front, onChange, faults, media, onMedia }} />
      <NumberLine
        label="学习时长（分钟）"
        name="minutes"
        value={yamlValue(front, ["minutes"])}
        onSaid={(minutes) => set("minutes", minutes)}
        hint="连同自测和思考，1到600分钟，学时按它算"
        error={faults.minutes}
      />
      <CompletionFields
        {...{ front, onChange, faults }}
        assignments={papers.filter(({ kind }) => kind === "assignment")}
        readingSeconds={readingSeconds(body)}
      />
      <Area
        label="一句话介绍"
        name="summary"
        value={said("summary")}
        onSaid={(text) => set("summary", text)}
        hint="最多120个字"
        error={faults.summary}
      />
      <Objectives
        list={listOf(yamlValue(front, ["objectives"]))}
        onChange={(list) => set("objectives", list)}
        faults={faults}
      />
      <Sources
        list={sourcesOf(yamlValue(front, ["sources"]))}
        onChange={(list) => set("sources", list)}
        faults={faults}
      />
      <Line
        label="内容核对日期"
        name="contentAsOf"
        type="date"
        value={said("contentAsOf")}
        onSaid={(text) => text !== "" && set("contentAsOf", text)}
        hint="课文内容核对到哪一天"
        error={faults.contentAsOf}
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

type ListProps<T> = {
  list: T[];
  onChange: (list: T[]) => void;
  faults: Readonly<Record<string, string>>;
};

function Objectives({ list, onChange, faults }: ListProps<string>) {
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
            error={faults[`objectives.${place}`]}
            onSaid={(text) => onChange(list.map((other, at) => (at === place ? text : other)))}
          />
        </Row>
      ))}
      {list.length < 6 && <More label="加一条目标" onAdd={() => onChange([...list, "能"])} />}
    </fieldset>
  );
}

function Sources({ list, onChange, faults }: ListProps<Source>) {
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
            error={faults[`sources.${place}.document`]}
            onSaid={(document) => change(place, { ...source, document })}
          />
          <Line
            label="哪一条、哪一部分"
            name={`detail-${place}`}
            optional
            value={source.detail ?? ""}
            error={faults[`sources.${place}.detail`]}
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
