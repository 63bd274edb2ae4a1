/** One file on its way up: its states, and what people read about each. */
import type { MediaTrouble } from "@/lib/media/model";
import { mediaTroubles } from "@/lib/media/model";
import { isRefusalCode, refusals } from "@/lib/platform/result";

export type UploadState =
  | "waiting"
  | "sending"
  | "paused"
  /** The network is gone; it goes on by itself. */
  | "offline"
  /** Another tab of this browser sends the same file. */
  | "elsewhere"
  | "signed-out"
  | "processing"
  | "ready"
  | "refused";

export type UploadItem = {
  id: string;
  name: string;
  bytes: number;
  sent: number;
  state: UploadState;
  /** Why it was refused, in words. */
  problem: string | null;
  asset: string | null;
  /** What courses use, once it is ready. */
  sha256: string | null;
};

/** What is said of a file beside its bar. */
export function stateInWords({ state, problem, bytes, sent }: UploadItem): string {
  const percent = `${Math.floor((sent / Math.max(1, bytes)) * 100)}%`;
  switch (state) {
    case "waiting":
      return "等待上传";
    case "sending":
      return `正在上传，已传${percent}`;
    case "paused":
      return `已暂停，已传的${percent}都保留着`;
    case "offline":
      return `网络断了，已传的${percent}都保留着，连上后自动接着传`;
    case "elsewhere":
      return "另一个标签页正在传这个文件，传完这里也会显示";
    case "signed-out":
      return `登录已过期，已传的${percent}都保留着。请登录后点“接着传”`;
    case "processing":
      return "已传完，正在检查和处理";
    case "ready":
      return "可以用了";
    case "refused":
      return problem ?? refusals["media.upload_gone"];
  }
}

/** The sentence of a refusal that came as JSON, with what it says of this file. */
export function refusalInWords(body: string): string | null {
  try {
    const { refusal } = JSON.parse(body) as {
      refusal?: { code: string; fields?: Record<string, string[]> };
    };
    if (!refusal || !isRefusalCode(refusal.code)) return null;
    const told = Object.values(refusal.fields ?? {}).flat();
    return told.length > 0 ? told.join("；") : refusals[refusal.code];
  } catch {
    return null;
  }
}

/** Why a file that has arrived cannot be used. */
export function troubleInWords(trouble: MediaTrouble, detail: string | null): string {
  return detail ? `${mediaTroubles[trouble]}（${detail}）` : mediaTroubles[trouble];
}
