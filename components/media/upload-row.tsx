import { CircleAlert, CircleCheck } from "lucide-react";
import { stateInWords, type UploadItem } from "@/components/media/upload-item";
import type { UploadQueue } from "@/components/media/upload-queue";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { ProgressBar } from "@/components/ui/progress-bar";
import { bytesInWords } from "@/lib/platform/wording";

type Props = { item: UploadItem; queue: Pick<UploadQueue, "pause" | "resume" | "cancel"> };

/** A file on its way up, with what can be done about it. */
export function UploadRow({ item, queue }: Props) {
  const { id, name, bytes, sent, state } = item;
  const moving = state === "sending" || state === "waiting" || state === "elsewhere";
  const stopped = state === "paused" || state === "offline" || state === "signed-out";
  const done = state === "ready" || state === "refused";
  return (
    <li className="flex flex-col gap-2 rounded-large border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 break-all font-semibold">{name}</span>
        <span className="text-sm text-muted">{bytesInWords(bytes)}</span>
      </div>
      {!done && <ProgressBar percent={(sent / bytes) * 100} label={`${name}的上传进度`} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p
          role={state === "refused" || state === "signed-out" ? "alert" : undefined}
          className={`flex min-w-0 items-center gap-2 text-sm ${
            state === "refused" ? "text-danger" : state === "ready" ? "text-good" : "text-muted"
          }`}
        >
          {state === "refused" && <CircleAlert className="size-5 shrink-0" aria-hidden="true" />}
          {state === "ready" && <CircleCheck className="size-5 shrink-0" aria-hidden="true" />}
          {stateInWords(item)}
        </p>
        <div className="flex flex-wrap gap-2">
          {state === "signed-out" && (
            <a
              href="/sign-in"
              target="_blank"
              rel="noreferrer"
              className={buttonStyle("secondary")}
            >
              去登录（新标签页）
            </a>
          )}
          {moving && (
            <Button
              variant="secondary"
              onClick={() => queue.pause(id)}
              aria-label={`暂停上传${name}`}
            >
              暂停
            </Button>
          )}
          {stopped && (
            <Button onClick={() => queue.resume(id)} aria-label={`接着传${name}`}>
              接着传
            </Button>
          )}
          {state === "refused" && (
            <Button
              variant="secondary"
              onClick={() => queue.resume(id)}
              aria-label={`再试一次${name}`}
            >
              再试一次
            </Button>
          )}
          {state !== "processing" && (
            <Button
              variant="quiet"
              onClick={() => void queue.cancel(id)}
              aria-label={`${done ? "收起" : "取消上传"}${name}`}
            >
              {done ? "收起" : "取消"}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
