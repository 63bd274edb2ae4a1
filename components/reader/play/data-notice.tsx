import { useState } from "react";
import { isMetered } from "@/components/reader/play/metered";
import { Notice } from "@/components/ui/notice";
import { bytesInWords } from "@/lib/platform/wording";

type Props = { bytes: number; kind: "video" | "audio"; rates: boolean };

/** On a mobile network: how much there is to load, before it is loaded. Silent where nobody can tell. */
export function DataNotice({ bytes, kind, rates }: Props) {
  const [metered] = useState(isMetered);
  if (!metered) return null;
  const what = kind === "video" ? "视频" : "录音";
  return (
    <Notice tone="info">
      您在用移动网络，或开了省流量模式。这段{what}约{bytesInWords(bytes)}
      {rates && "，先从最省流量的清晰度放起"}。可以现在播放，也可以连上无线网再来，进度不会丢。
    </Notice>
  );
}
