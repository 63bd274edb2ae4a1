import { useLayoutEffect } from "react";
import { restoreChoice } from "@/components/shell/display-choice";
import { Button } from "@/components/ui/button";
import { RingsMark } from "@/components/ui/rings-mark";

type Props = { error: unknown; retry: () => void };

/** A page that could not be shown: what happened, what was kept, what to do. */
export function Failure({ error, retry }: Props) {
  const digest = digestOf(error);
  // A failed page is drawn by the browser, which does not run the script in its head.
  useLayoutEffect(restoreChoice, []);
  return (
    <main
      id="main"
      className="mx-auto flex w-full max-w-measure flex-col items-start gap-4 px-4 py-12 sm:px-6"
    >
      <RingsMark className="size-20" />
      <h1 className="text-2xl sm:text-3xl">页面暂时打不开</h1>
      <p>系统出了点问题，不是您的操作有误。此前已保存的学习进度、笔记和答案都还在，不会丢失。</p>
      <p>
        请稍等片刻再试一次；如果仍然打不开，请
        {digest ? "把下面的编号告诉培训管理员" : "联系培训管理员"}。
      </p>
      {digest && (
        <p className="rounded-small bg-surface-2 px-3 py-1.5 text-sm">
          编号：<code className="select-all font-semibold">{digest}</code>
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button onClick={retry}>再试一次</Button>
        {/* A full load, not a Link: whatever broke in this page's state is left behind. */}
        <a href="/" className="link inline-flex min-h-target items-center">
          回到首页
        </a>
      </div>
    </main>
  );
}

/** The server's reference for the error, which is also in its log. */
function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
