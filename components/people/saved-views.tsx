"use client";

import type { Route } from "next";
import Link from "next/link";
import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { dropViewAction, saveViewAction } from "@/lib/people/actions";

type View = { id: string; name: string; query: string };
type Props = { views: readonly View[]; query: string };

/** Searches kept under a name, and the way to keep the one that is on screen. */
export function SavedViews({ views, query }: Props) {
  const [saved, save, saving] = useActionState(saveViewAction, null);
  const [, drop] = useActionState(dropViewAction, null);
  return (
    <div className="flex flex-col gap-2">
      {views.length > 0 && (
        <ul aria-label="保存的视图" className="flex flex-wrap gap-2">
          {views.map(({ id, name, query: kept }) => (
            <li
              key={id}
              className={`flex items-center rounded-full border ${kept === query ? "border-teal bg-teal-soft" : "border-edge bg-surface"}`}
            >
              <Link
                href={`/manage/people?${kept}` as Route}
                prefetch={false}
                aria-current={kept === query ? "page" : undefined}
                className="inline-flex min-h-target items-center ps-4 pe-2 text-teal"
              >
                {name}
              </Link>
              <form action={drop}>
                <input type="hidden" name="viewId" value={id} />
                <button
                  type="submit"
                  className="min-h-target min-w-target rounded-full text-muted hover:text-danger"
                >
                  <span aria-hidden="true">×</span>
                  <VisuallyHidden>删除视图{name}</VisuallyHidden>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {query !== "" && (
        <Folded summary="把这些条件存成视图">
          <form action={save} className="flex max-w-measure flex-wrap items-end gap-3 pb-2">
            <input type="hidden" name="query" value={query} />
            <div className="min-w-48 flex-1">
              <Field label="视图名称" name="name" maxLength={20} />
            </div>
            <Button type="submit" variant="secondary" disabled={saving}>
              保存视图
            </Button>
          </form>
          <ActionNotice state={saved} done="已保存，只有您自己看得到。" />
        </Folded>
      )}
    </div>
  );
}
