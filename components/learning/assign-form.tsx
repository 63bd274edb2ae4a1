"use client";

import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { assignCourseAction } from "@/lib/learning/actions";
import type { AssignablePerson } from "@/lib/learning/model/assigning";
import { refusals } from "@/lib/platform/result";

type Props = {
  courseSlug: string;
  people: readonly AssignablePerson[];
  /** Whether there may be more than are shown. */
  more: boolean;
};

/** Those who were found; the ones that are ticked are assigned together. */
export function AssignForm({ courseSlug, people, more }: Props) {
  const { state, fields, pending, form } = useKeptForm(assignCourseAction);
  const problem = state && !state.ok;
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <fieldset className="overflow-hidden rounded-large border border-line bg-surface">
        <legend className="sr-only">指派给谁</legend>
        <div>
          {people.map((person) => (
            <Choice key={person.personId} person={person} />
          ))}
        </div>
      </fieldset>
      {more && <p className="text-muted text-sm">找到的人很多，只列出一部分，请多写几个字再找。</p>}
      <div aria-live="polite">
        {state?.ok && <Notice tone="success">{doneInWords(state.value)}</Notice>}
        {problem && (
          <Notice tone="problem" title="没有指派">
            {fields?.personIds ? "请先勾选要指派的人" : refusals[state.refusal.code]}
          </Notice>
        )}
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        指派给勾选的人
      </Button>
    </form>
  );
}

function Choice({ person }: { person: AssignablePerson }) {
  const { personId, name, organisation, region, phoneEnd, kind, completedAt } = person;
  const settled = kind === "assigned" || completedAt !== null;
  return (
    <label
      className={`flex min-h-target items-center gap-3 border-line px-4 py-2 not-first:border-t sm:px-5 ${settled ? "" : "cursor-pointer"}`}
    >
      <input
        type="checkbox"
        name="personIds[]"
        value={personId}
        disabled={settled}
        className="size-5 shrink-0 accent-teal"
      />
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{name}</span>
        <span className="block text-muted text-sm">
          {organisation ?? region}
          {phoneEnd && `，手机尾号${phoneEnd}`}
        </span>
      </span>
      {completedAt ? (
        <Tag tone="good">已学完</Tag>
      ) : (
        kind && <Tag>{kind === "assigned" ? "已指派" : "自己加入"}</Tag>
      )}
    </label>
  );
}

/** Who had joined by themselves is assigned too: from then on they have to study it. */
function doneInWords({ added, changed }: { added: number; changed: number }): string {
  if (added + changed === 0) return "勾选的人都已经指派过了。";
  return `已指派${added + changed}人，他们在“我的学习”里看得到这门课。`;
}
