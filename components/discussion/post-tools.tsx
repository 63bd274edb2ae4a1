"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { pinReplyAction, removePostAction, withdrawPostAction } from "@/lib/discussion/actions";
import type { PostKind } from "@/lib/discussion/model";

const quiet = "min-h-target px-1 text-sm text-teal underline disabled:text-muted";

type RemoveProps = { kind: PostKind; id: string; own: boolean };

/** Takes back one's own words, or takes away somebody else's; asks once more before it does. */
export function RemovePost({ kind, id, own }: RemoveProps) {
  const [state, submit, pending] = useActionState(
    own ? withdrawPostAction : removePostAction,
    null,
  );
  return (
    <details className="group/remove">
      <summary className={`${quiet} inline-flex cursor-pointer list-none items-center`}>
        {own ? "撤回" : "移除"}
      </summary>
      <form action={submit} className="flex flex-wrap items-center gap-x-3">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <span className="text-sm text-muted">
          {own ? "撤回后别人看不到了。" : "移除后大家看不到了。"}
        </span>
        <button type="submit" disabled={pending} className={quiet}>
          {own ? "确定撤回" : "确定移除"}
        </button>
      </form>
      <ActionNotice state={state} done="" />
    </details>
  );
}

/** Puts a reply first, as the answer; or no longer. */
export function PinReply({ replyId, pinned }: { replyId: string; pinned: boolean }) {
  const [state, submit, pending] = useActionState(pinReplyAction, null);
  return (
    <form action={submit}>
      <input type="hidden" name="replyId" value={replyId} />
      <input type="hidden" name="pinned" value={pinned ? "no" : "yes"} />
      <button type="submit" disabled={pending} className={quiet}>
        {pinned ? "取消置顶" : "置顶为答案"}
      </button>
      <ActionNotice state={state} done="" />
    </form>
  );
}
