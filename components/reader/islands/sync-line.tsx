import { useLesson } from "@/components/reader/islands/use-lesson";
import type { Sync } from "@/components/reader/lesson-store";

const words: Record<Sync, string> = {
  loading: "正在读取您的进度…",
  sending: "正在同步…",
  synced: "已同步",
  offline: "离线，稍后同步。可以继续读，进度存在本机",
  signed_out: "登录已过期，进度存在本机。",
};

/** Whether what was read has reached the platform, in words. */
export function SyncLine() {
  const { sync } = useLesson();
  const calm = sync === "synced" || sync === "loading" || sync === "sending";
  return (
    <p role="status" className={calm ? "sync-line" : "sync-line sync-line-warning"}>
      {words[sync]}
      {sync === "signed_out" && (
        <a className="link" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
          请重新登录
        </a>
      )}
    </p>
  );
}
