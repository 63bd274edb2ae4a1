import { CloudOff } from "lucide-react";
import type { SaveState } from "@/components/assessment/response-sender";

type Props = { state: SaveState; waiting: number; signInHref: string };

/** A word or two while all goes well. */
export function SaveWord({ state }: { state: SaveState }) {
  if (state === "saved") return "已保存";
  return state === "saving" ? "正在保存…" : "未上传";
}

/** What is the matter with saving, what was kept and what to do; nothing while all goes well. */
export function SaveTrouble({ state, waiting, signInHref }: Props) {
  return (
    <div role="status" className="empty:hidden">
      {isTrouble(state) && (
        <p className="flex items-start gap-2 border-b border-line bg-amber-soft px-4 py-2 text-sm sm:px-6">
          <CloudOff className="mt-1 size-4.5 shrink-0 text-amber" aria-hidden="true" />
          <span>
            {inWords(state, waiting)}
            {state === "signed-out" && (
              <a href={signInHref} className="link ms-2 font-semibold">
                去登录
              </a>
            )}
          </span>
        </p>
      )}
    </div>
  );
}

type Trouble = "unreachable" | "signed-out" | "rejected";

function isTrouble(state: SaveState): state is Trouble {
  return state === "unreachable" || state === "signed-out" || state === "rejected";
}

function inWords(trouble: Trouble, waiting: number): string {
  switch (trouble) {
    case "unreachable":
      return navigator.onLine
        ? `暂时连不上：${waiting}题的答案已存在本机，正在重试，您可以接着答题。`
        : `离线：${waiting}题的答案已存在本机，联网后自动上传，您可以接着答题。`;
    case "signed-out":
      return `登录已失效：${waiting}题的答案已存在本机，登录后自动上传。`;
    case "rejected":
      return `有${waiting}题的答案没能上传，仍存在本机。请刷新页面；如果还是这样，请联系培训管理员。`;
  }
}
