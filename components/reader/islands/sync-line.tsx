import { useLesson } from "@/components/reader/islands/use-lesson";
import type { Sync } from "@/components/reader/lesson-store";

const words: Record<"offline" | "signed_out", string> = {
  offline: "离线，稍后同步。可以接着学，进度存在本机",
  signed_out: "登录已过期，进度存在本机，",
};

const shortly: Record<Sync, string> = {
  loading: "读取中…",
  synced: "已同步",
  offline: "离线",
  signed_out: "未登录",
};

/** In the header, always in sight: whether what was studied has reached the platform. */
export function SyncState() {
  const { sync } = useLesson();
  return <span role="status">{shortly[sync]}</span>;
}

/** Under the header, and only when something is in the way. */
export function SyncWarning() {
  const { sync } = useLesson();
  if (sync === "synced" || sync === "loading") return null;
  return (
    <p className="sync-warning">
      {words[sync]}
      {sync === "signed_out" && (
        <a className="link" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
          请重新登录
        </a>
      )}
    </p>
  );
}
