import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { OutlineEntry, OutlineModule } from "@/components/authoring/outline-editor";
import { OutlineForm } from "@/components/authoring/outline-form";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

type Here = { courseSlug: string; base: number };
type Change = { change: Record<string, string | number> };

/** Up and down; the ends of the list have one way only. */
export function Mover({
  change,
  at,
  last,
  name,
  ...here
}: Here & Change & { at: number; last: number; name: string }) {
  const ways = [
    { to: at - 1, Icon: ArrowUp, words: "上移", possible: at > 0 },
    { to: at + 1, Icon: ArrowDown, words: "下移", possible: at < last },
  ];
  return (
    <div className="flex gap-2">
      {ways.map(({ to, Icon, words, possible }) => (
        <OutlineForm
          key={words}
          {...here}
          change={{ ...change, to: Math.max(0, to) }}
          className="flex-1"
        >
          <Button
            type="submit"
            variant="secondary"
            disabled={!possible}
            aria-label={`${words}“${name}”`}
            className="w-full"
          >
            <Icon className="size-5" aria-hidden="true" />
            {words}
          </Button>
        </OutlineForm>
      ))}
    </div>
  );
}

export function Renamer({ module, ...here }: Here & { module: OutlineModule }) {
  return (
    <OutlineForm
      {...here}
      change={{ kind: "name_module", module: module.id }}
      className="flex flex-col gap-2"
    >
      <label className="flex flex-col gap-1 text-sm">
        单元标题
        <input
          name="change.title"
          required
          maxLength={40}
          defaultValue={module.title}
          className={`min-h-target ${controlStyle}`}
        />
      </label>
      <Button type="submit" variant="secondary">
        改标题
      </Button>
    </OutlineForm>
  );
}

export function Dropper({ change, ...here }: Here & Change) {
  return (
    <OutlineForm {...here} change={change} className="flex flex-col gap-2">
      <p className="text-sm text-muted">写过的内容留在草稿的历史里。</p>
      <Button type="submit" variant="danger">
        <Trash2 className="size-5" aria-hidden="true" />
        从大纲里删去
      </Button>
    </OutlineForm>
  );
}

/** To the end of another module. */
export function ModuleMover({
  lesson,
  module,
  modules,
  ...here
}: Here & { lesson: OutlineEntry; module: string; modules: readonly OutlineModule[] }) {
  const others = modules.filter(({ id }) => id !== module);
  if (others.length === 0) return null;
  return (
    <OutlineForm
      {...here}
      change={{ kind: "move_lesson", lesson: lesson.id, to: 1000 }}
      className="flex flex-col gap-2"
    >
      <label className="flex flex-col gap-1 text-sm">
        移到单元
        <select name="change.module" className={`min-h-target ${controlStyle}`}>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" variant="secondary">
        移过去
      </Button>
    </OutlineForm>
  );
}

export function AddForm({
  label,
  words,
  ...form
}: Here & Change & { label: string; words: string }) {
  return (
    <OutlineForm {...form} className="flex flex-wrap items-center gap-2 p-3">
      <label className="min-w-0 flex-1">
        <VisuallyHidden>{label}</VisuallyHidden>
        <input
          name="change.title"
          required
          maxLength={60}
          placeholder={label}
          className={`min-h-target ${controlStyle}`}
        />
      </label>
      <Button type="submit" variant="secondary">
        {words}
      </Button>
    </OutlineForm>
  );
}
