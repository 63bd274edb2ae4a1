import { useLesson } from "@/components/reader/islands/use-lesson";
import type { Sync } from "@/components/reader/lesson-store";

const words: Record<Sync, string> = {
  loading: "正在读取您的进度…",
  synced: "已同步",
  offline: "离线，稍后同步。可以继续读，进度存在本机",
  signed_out: "登录已过期，进度存在本机，",
};

/** Whether what was read has reached the platform, in words. */
export function SyncWords() {
  const { sync } = useLesson();
  return (
    <span role="status" className="text-sm text-muted">
      {words[sync]}
      {sync === "signed_out" && "请重新登录"}
    </span>
  );
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
