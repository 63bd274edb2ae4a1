import { Check, CloudOff, KeyRound, LoaderCircle, PencilLine, TriangleAlert } from "lucide-react";
import type { SaveState } from "@/components/editor/saving/draft-keeper";

type Props = { state: SaveState; onRetry: () => void };

const icons = {
  ...{ saved: Check, writing: PencilLine, saving: LoaderCircle, offline: CloudOff },
  ...{ signed_out: KeyRound, failed: TriangleAlert, conflict: TriangleAlert },
};

/** Whether what is written is safe, and where. */
export function SaveLine({ state, onRetry }: Props) {
  const Icon = icons[state.phase];
  const troubled = state.phase !== "saved" && state.phase !== "writing" && state.phase !== "saving";
  return (
    <div
      role="status"
      data-phase={state.phase}
      className={`flex min-h-target flex-wrap items-center gap-x-2 text-sm ${troubled ? "font-semibold text-danger" : "text-muted"}`}
    >
      <Icon className="size-5 shrink-0" aria-hidden="true" />
      <span>{sentence(state)}</span>
      {state.phase === "signed_out" && (
        <a
          className="link inline-flex min-h-target items-center"
          href="/sign-in"
          target="_blank"
          rel="noopener"
        >
          去登录（新标签页）
        </a>
      )}
      {troubled && state.phase !== "conflict" && (
        <button type="button" className="link min-h-target px-1" onClick={onRetry}>
          再试一次
        </button>
      )}
    </div>
  );
}

function sentence(state: SaveState): string {
  switch (state.phase) {
    case "saved":
      return state.at === null ? "已打开，写了会自动保存" : `已保存 ${timeOf(state.at)}`;
    case "writing":
      return "正在写…";
    case "saving":
      return "正在保存…";
    case "conflict":
      return "这一课在别处也改了，请合并";
    default:
      return state.sentence;
  }
}

function timeOf(at: number): string {
  return new Intl.DateTimeFormat("zh-CN", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(at);
}
