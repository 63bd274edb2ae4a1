"use client";

import type { Route } from "next";
import Link from "next/link";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { readMessagesAction } from "@/lib/messaging/actions";
import type { Message } from "@/lib/messaging/model";
import { dateTimeInWords } from "@/lib/platform/wording";

/** One's messages, each leading to what it tells of. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  const [, submit, pending] = useActionState(readMessagesAction, null);
  const unread = messages.filter(({ readAt }) => readAt === null).length;
  return (
    <div className="flex flex-col gap-4">
      {unread > 0 && (
        <form action={submit} className="flex flex-wrap items-center gap-4">
          <span className="text-muted">{unread}条没有读</span>
          <Button type="submit" variant="secondary" disabled={pending}>
            全部标为已读
          </Button>
        </form>
      )}
      <ol className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
        {messages.map(({ id, title, body, href, sentAt, readAt }) => (
          <li key={id}>
            <Link
              href={href as Route}
              prefetch={false}
              className="block px-4 py-3 -outline-offset-3 hover:bg-surface-2 sm:px-5"
            >
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-semibold">{title}</span>
                {readAt === null && <Tag tone="amber">未读</Tag>}
                <span className="ms-auto text-sm text-muted tabular-nums">
                  {dateTimeInWords(sentAt)}
                </span>
              </span>
              <span className="mt-1 block text-muted">{body}</span>
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
}
