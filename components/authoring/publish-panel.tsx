"use client";

import { useActionState } from "react";
import { FaultList } from "@/components/authoring/fault-list";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { publishDraftAction } from "@/lib/authoring/actions";
import type { DraftFault } from "@/lib/authoring/model/draft";

/** What has to be mended in one file, by the name people know it by. */
export type FileFaults = { name: string; href: string | null; faults: DraftFault[] };

type Props = {
  courseSlug: string;
  seen: string;
  same: boolean;
  files: FileFaults[];
  mayPublish: boolean;
};

/** Whether the draft can go to learners, what keeps it, and the button that sends it. */
export function PublishPanel({ courseSlug, seen, same, files, mayPublish }: Props) {
  const [state, publish, pending] = useActionState(publishDraftAction, null);
  const count = files.reduce((sum, { faults }) => sum + faults.length, 0);
  return (
    <div className="flex flex-col gap-4">
      {count > 0 ? (
        <>
          <p>还有{count}处要补，补好才能发布：</p>
          {files.map(({ name, href, faults }) => (
            <div key={name} className="flex flex-col gap-1">
              <h3 className="font-semibold">
                {href ? (
                  <a href={href} className="link">
                    {name}
                  </a>
                ) : (
                  name
                )}
              </h3>
              <FaultList faults={faults} none="" />
            </div>
          ))}
        </>
      ) : (
        <p>
          {same
            ? "草稿和学员现在学的一样，没有要发布的。"
            : "检查过了，可以发布。新加入的学员学新的一版，学到一半的人留在原来那一版。"}
        </p>
      )}
      <div aria-live="polite">
        <ActionNotice state={state} done="已发布，课程更新了一版。" />
      </div>
      {mayPublish && count === 0 && !same && (
        <form action={publish}>
          <input type="hidden" name="courseSlug" value={courseSlug} />
          <input type="hidden" name="seen" value={seen} />
          <Button type="submit" disabled={pending}>
            {pending ? "正在发布…" : "发布"}
          </Button>
        </form>
      )}
    </div>
  );
}
