import type { Metadata } from "next";
import { MessageList } from "@/components/messaging/message-list";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listOwnMessages } from "@/lib/messaging/queries/messages";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "站内消息" };

/** What the platform told this person. */
export default async function MessagesPage() {
  const permit = await pagePermit("message.read", "/learn/messages");
  const messages = await listOwnMessages(permit);
  return (
    <PageFrame width="text">
      <PageHeader title="站内消息" />
      {messages.length === 0 ? (
        <EmptyState title="还没有消息">成绩评完、答案更正的时候，这里会告诉您。</EmptyState>
      ) : (
        <MessageList messages={messages} />
      )}
    </PageFrame>
  );
}
