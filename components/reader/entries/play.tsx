/** The script of the page of a film or a recording. */
import { dressPlayer } from "@/components/reader/play/controls";
import { DataNotice } from "@/components/reader/play/data-notice";
import { Playback } from "@/components/reader/play/playback";
import { startPlaylist } from "@/components/reader/play/playlist";
import { Quality } from "@/components/reader/play/quality";
import { StopPanel } from "@/components/reader/play/stop-panel";
import { Transcript } from "@/components/reader/play/transcript";
import { island, startReader } from "@/components/reader/start";
import { Study } from "@/components/reader/study/study";

void startReader(({ lessonId, work, checks, scripts }) => {
  const media = document.querySelector<HTMLMediaElement>("#player video, #player audio");
  if (!media || (work?.kind !== "video" && work?.kind !== "audio")) return null;
  const playback = new Playback(media, work);
  dressPlayer(media, work.fastest);
  const study = new Study(lessonId, (passed) => playback.look(passed));
  playback.onMoment = () => void study.report();
  island(
    "keys",
    `点一下画面后可用键盘：空格播放，← → 跳10秒${work.kind === "video" ? "，C 字幕，F 全屏" : ""}`,
  );
  island("stop", <StopPanel lessonId={lessonId} checks={checks} playback={playback} />);
  island(
    "data",
    <DataNotice
      bytes={work.bytes}
      kind={work.kind}
      rates={work.kind === "video" && Boolean(work.playlist)}
    />,
  );
  island("transcript", <Transcript cues={work.cues} playback={playback} />);
  if (work.kind === "video" && work.playlist) {
    const { src, playlist: address } = work;
    const playlist = startPlaylist({ media, src, playlist: address }, scripts.hls);
    island("quality", <Quality playlist={playlist} />);
  }
  return study;
});
