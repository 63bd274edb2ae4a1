import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { bytesInWords } from "@/lib/platform/wording";

type Connection = { type?: string; saveData?: boolean; effectiveType?: string };

/** On a mobile network: how much there is to load, before it is loaded. Silent where nobody can tell. */
export function DataNotice({ bytes, kind }: { bytes: number; kind: "video" | "audio" }) {
  const [metered] = useState(isMetered);
  if (!metered) return null;
  const what = kind === "video" ? "视频" : "录音";
  return (
    <Notice tone="info">
      您在用移动网络，这段{what}约{bytesInWords(bytes)}
      。可以现在播放，也可以连上无线网再来，进度不会丢。
    </Notice>
  );
}

export function isMetered(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === "cellular";
}
