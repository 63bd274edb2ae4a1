import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { OutlineForm } from "@/components/authoring/outline-form";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export type OutlineEntry = { id: string; title: string; minutes: number | null; written: boolean };
export type OutlineModule = { id: string; title: string; lessons: OutlineEntry[] };

type Props = { courseSlug: string; base: number; modules: OutlineModule[]; mayEdit: boolean };

/** Modules and lessons in their order; each can be moved by button, so by keyboard and by thumb. */
export function OutlineEditor({ courseSlug, base, modules, mayEdit }: Props) {
  const here = { courseSlug, base };
  return (
    <div className="flex flex-col gap-5">
      {modules.map((module, at) => (
        <section key={module.id} className="rounded-large border border-line bg-surface">
          <div className="flex flex-wrap items-center gap-x-2 border-line border-b px-4 py-2">
            <h3 className="min-w-0 flex-1 text-lg">{module.title}</h3>
            {mayEdit && (
              <>
                <Mover
                  {...here}
                  change={{ kind: "move_module", module: module.id }}
                  {...{ at, last: modules.length - 1, name: module.title }}
                />
                <More name={module.title}>
                  <Renamer {...here} module={module} />
                  {module.lessons.length === 0 && (
                    <Dropper {...here} change={{ kind: "drop_module", module: module.id }} />
                  )}
                </More>
              </>
            )}
          </div>
          {module.lessons.length === 0 && (
            <p className="px-4 py-3 text-muted">这个单元还没有课时。</p>
          )}
          <ol>
            {module.lessons.map((lesson, index) => (
              <li
                key={lesson.id}
                className="flex flex-wrap items-center gap-x-2 border-line px-4 py-1 not-first:border-t"
              >
                <span className="min-w-0 flex-1 py-2">
                  {mayEdit ? (
                    <a href={`/teach/${courseSlug}/lessons/${lesson.id}`} className="link">
                      {lesson.title}
                    </a>
                  ) : (
                    lesson.title
                  )}
                  <span className="ms-2 text-sm text-muted">
                    {lesson.minutes !== null && `${lesson.minutes}分钟`}
                    {!lesson.written && "　还没有写"}
                  </span>
                </span>
                {mayEdit && (
                  <>
                    <Mover
                      {...here}
                      change={{ kind: "move_lesson", lesson: lesson.id, module: module.id }}
                      {...{ at: index, last: module.lessons.length - 1, name: lesson.title }}
                    />
                    <More name={lesson.title}>
                      <ModuleMover {...here} lesson={lesson} module={module.id} modules={modules} />
                      <Dropper {...here} change={{ kind: "drop_lesson", lesson: lesson.id }} />
                    </More>
                  </>
                )}
              </li>
            ))}
          </ol>
          {mayEdit && (
            <AddForm
              {...here}
              change={{ kind: "add_lesson", module: module.id }}
              label={`在“${module.title}”里加课时`}
              words="加课时"
            />
          )}
        </section>
      ))}
      {mayEdit && (
        <div className="rounded-large border border-line border-dashed">
          <AddForm {...here} change={{ kind: "add_module" }} label="新单元的标题" words="加单元" />
        </div>
      )}
    </div>
  );
}

type Here = { courseSlug: string; base: number };
type Change = { change: Record<string, string | number> };

/** Up and down; the ends of the list have one way only. */
function Mover({
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
  return ways.map(({ to, Icon, words, possible }) => (
    <OutlineForm key={words} {...here} change={{ ...change, to: Math.max(0, to) }}>
      <Button
        type="submit"
        variant="quiet"
        disabled={!possible}
        className="min-w-target px-2 disabled:border-transparent disabled:bg-transparent disabled:opacity-40"
      >
        <Icon className="size-5" aria-hidden="true" />
        <VisuallyHidden>{`${words}“${name}”`}</VisuallyHidden>
      </Button>
    </OutlineForm>
  ));
}

/** What is done seldom, out of the way until it is wanted. */
function More({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="relative">
      <summary className="flex min-h-target min-w-target cursor-pointer list-none items-center justify-center rounded-medium text-teal hover:bg-surface-2 [&::-webkit-details-marker]:hidden">
        <Ellipsis className="size-5" aria-hidden="true" />
        <VisuallyHidden>{`“${name}”的更多操作`}</VisuallyHidden>
      </summary>
      <div className="absolute end-0 z-10 flex w-72 max-w-[calc(100vw-2rem)] flex-col gap-4 rounded-large border border-line bg-surface p-4 shadow-float">
        {children}
      </div>
    </details>
  );
}

function Renamer({ module, ...here }: Here & { module: OutlineModule }) {
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

function Dropper({ change, ...here }: Here & Change) {
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
function ModuleMover({
  lesson,
  module,
  modules,
  ...here
}: Here & { lesson: OutlineEntry; module: string; modules: OutlineModule[] }) {
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

function AddForm({ label, words, ...form }: Here & Change & { label: string; words: string }) {
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
