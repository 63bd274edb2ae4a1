import type { SaveState } from "@/components/submissions/draft-book";

const words: Record<SaveState, string> = {
  saved: "草稿已保存",
  saving: "正在保存…",
  unreachable: "暂时连不上：您写的已存在本机，正在重试，您可以接着写。",
  "signed-out": "登录已失效：您写的已存在本机，登录后自动上传。",
  closed: "这份作业已经在别处交了，请刷新页面。没有上传的文字仍存在本机。",
  rejected: "有内容没能上传，仍存在本机。请刷新页面；如果还是这样，请联系讲师。",
};

/** How far what is written has got, and how much it is; always in sight. */
export function SaveLine({
  state,
  here,
  count,
}: {
  state: SaveState;
  here: string;
  count: number;
}) {
  return (
    <div
      role="status"
      className="sticky top-0 z-10 -mx-4 flex flex-wrap justify-between gap-x-4 border-b border-line bg-paper px-4 py-2 text-sm"
    >
      <span>
        {words[state]}
        {state === "signed-out" && (
          <a href={`/sign-in?next=${encodeURIComponent(here)}`} className="link ms-2">
            去登录
          </a>
        )}
      </span>
      <span className="tabular-nums">共{count}字</span>
    </div>
  );
}
