"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { makeBatchAction } from "@/lib/credentials/actions";
import { BATCH_DAYS, type Filter } from "@/lib/credentials/model";
import { dateTimeInWords } from "@/lib/platform/wording";

export type Batch = {
  id: string;
  createdAt: Date;
  finishedAt: Date | null;
  total: number;
  done: number;
};

type Props = { batches: readonly Batch[]; filter: Filter; packable: number };

const LOOK_AGAIN_MILLISECONDS = 3000;

/** Archives of the certificates that fit: asked for, being packed, ready. */
export function BatchPanel({ batches, filter, packable }: Props) {
  const [state, submit, pending] = useActionState(makeBatchAction, null);
  const packing = batches.some(({ finishedAt }) => finishedAt === null);
  useLookAgain(packing);
  return (
    <div className="flex flex-col gap-4">
      {packable > 0 && (
        <form action={submit} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <input type="hidden" name="q" value={filter.q} />
          <input type="hidden" name="course" value={filter.course} />
          <input type="hidden" name="state" value={filter.state} />
          <Button type="submit" variant="secondary" disabled={pending || packing}>
            打包下载{filter.state === "revoked" ? "作废" : "有效"}的{packable}张
          </Button>
          <span className="text-sm text-muted">
            在后台制作，可以离开本页；做好以后保留{BATCH_DAYS}天。
          </span>
        </form>
      )}
      <ActionNotice state={state} done="" />
      {batches.length > 0 && (
        <ul className="flex flex-col gap-3">
          {batches.map((batch) => (
            <li key={batch.id}>
              <BatchLine batch={batch} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function BatchLine({ batch: { id, createdAt, finishedAt, total, done } }: { batch: Batch }) {
  if (finishedAt) {
    return (
      <a
        href={`/manage/certificates/archive/${id}`}
        download
        className="link inline-flex min-h-target items-center"
      >
        下载压缩包（{total}张，{dateTimeInWords(createdAt)}）
      </a>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <p aria-live="polite">
        正在制作：{total}张中的{done}张
      </p>
      <ProgressBar percent={(done * 100) / total} label="压缩包的制作进度" />
    </div>
  );
}

/** Asks for the page anew while something on it is under way. */
function useLookAgain(underWay: boolean) {
  const router = useRouter();
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [underWay, router]);
}
