import { Pin } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { ReplyForm } from "@/components/discussion/post-form";
import { PinReply, RemovePost } from "@/components/discussion/post-tools";
import { Folded } from "@/components/ui/folded";
import { Tag } from "@/components/ui/tag";
import type { Question, Reply } from "@/lib/discussion/model";
import { dateTimeInWords } from "@/lib/platform/wording";

type Props = {
  questions: readonly Question[];
  reader: { personId: string; moderates: boolean };
  /** Where the lesson of a question is; without it the lesson goes without saying. */
  lessonPath?: (question: Question) => string;
};

/** What was asked, each with its replies; the pinned one first. */
export function QuestionList({ questions, reader, lessonPath }: Props) {
  return (
    <ol className="flex flex-col gap-5">
      {questions.map((question) => (
        <li
          key={question.id}
          className="flex flex-col gap-2 rounded-large border border-line bg-surface p-4 sm:p-5"
        >
          <p className="text-sm text-muted">
            <span className="font-semibold text-ink">{question.name}</span>　
            {dateTimeInWords(question.askedAt)}
          </p>
          {lessonPath && (
            <Link
              href={lessonPath(question) as Route}
              prefetch={false}
              className="link self-start text-sm"
            >
              {question.lesson.title}
            </Link>
          )}
          <p className="whitespace-pre-wrap break-words">{question.text}</p>
          <Tools kind="question" post={question} reader={reader} />
          {question.replies.length > 0 && (
            <ol className="flex flex-col gap-3 border-line border-s-2 ps-4">
              {question.replies.map((reply) => (
                <ReplyItem key={reply.id} reply={reply} reader={reader} />
              ))}
            </ol>
          )}
          <Folded summary="回复">
            <ReplyForm questionId={question.id} />
          </Folded>
        </li>
      ))}
    </ol>
  );
}

function ReplyItem({ reply, reader }: { reply: Reply; reader: Props["reader"] }) {
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <span className="font-semibold text-ink">{reply.name}</span>
        {reply.ofTeam && <Tag>课程团队</Tag>}
        {dateTimeInWords(reply.repliedAt)}
        {reply.pinned && (
          <span className="inline-flex items-center gap-1 font-semibold text-teal">
            <Pin className="size-4" aria-hidden="true" />
            答案
          </span>
        )}
      </p>
      <p className="whitespace-pre-wrap break-words">{reply.text}</p>
      <div className="flex flex-wrap gap-x-4">
        {reader.moderates && <PinReply replyId={reply.id} pinned={reply.pinned} />}
        <Tools kind="reply" post={reply} reader={reader} />
      </div>
    </li>
  );
}

type ToolsProps = {
  kind: "question" | "reply";
  post: { id: string; personId: string };
  reader: Props["reader"];
};

function Tools({ kind, post, reader }: ToolsProps) {
  const own = post.personId === reader.personId;
  return own || reader.moderates ? <RemovePost kind={kind} id={post.id} own={own} /> : null;
}
