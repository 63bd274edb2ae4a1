"use client";

import type { Route } from "next";
import Link from "next/link";
import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import { askToShowAction, takeDownAction } from "@/lib/submissions/actions";
import { PRAISE_MAX, type Showing } from "@/lib/submissions/model/gallery";

type Props = { submissionId: string; showing: Showing | null; gallery: string };

/** For a grader: puts a good work forward, and sees what its author answered. */
export function GalleryForm({ submissionId, showing, gallery }: Props) {
  const act = showing?.act ?? "removed";
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 className="text-lg">优秀作业</h2>
      {act === "removed" && <AskForm submissionId={submissionId} />}
      {act === "asked" && (
        <>
          <p>已问过作者，同意以后才会展示。</p>
          <TakeDownForm submissionId={submissionId} label="不推荐了" />
        </>
      )}
      {act === "agreed" && (
        <>
          <p>
            作者已同意，正在
            <Link href={gallery as Route} className="link">
              优秀作业
            </Link>
            里展示。
          </p>
          <TakeDownForm submissionId={submissionId} label="撤下" />
        </>
      )}
      {act === "declined" && <p>作者不同意展示。作者改主意以后会自动展示。</p>}
      {act === "withdrawn" && <p>作者撤回了同意，已不展示。</p>}
    </section>
  );
}

function AskForm({ submissionId }: { submissionId: string }) {
  const { state, pending, fields, form } = useKeptForm(askToShowAction);
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="submissionId" value={submissionId} />
      <TextareaField
        label="推荐的话"
        hint="作者和看优秀作业的人都看得到"
        name="praise"
        rows={3}
        maxLength={PRAISE_MAX}
        optional
        error={fields?.praise?.[0]}
      />
      <ActionNotice state={state} done="" failed="没有推荐" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        请作者同意展示
      </Button>
    </form>
  );
}

function TakeDownForm({ submissionId, label }: { submissionId: string; label: string }) {
  const [state, submit, pending] = useActionState(takeDownAction, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="submissionId" value={submissionId} />
      <ActionNotice state={state} done="" failed="没有撤下" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        {label}
      </Button>
    </form>
  );
}
