"use client";

import { CloudUpload } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useEffect, useId, useState, useSyncExternalStore } from "react";
import type { UploadItem } from "@/components/media/upload-item";
import { UploadQueue } from "@/components/media/upload-queue";
import { UploadRow } from "@/components/media/upload-row";
import { buttonStyle } from "@/components/ui/button-style";

const ACCEPT = ".mp4,.m4a,.mp3,.jpg,.jpeg,.png,.webp,.gif,.svg,.pdf,.zip,.vtt";
const none: readonly UploadItem[] = [];

type Props = {
  filmMegabytes: number;
  /** Which files are taken, by their endings; all by default. */
  accept?: string;
  /** Told of each file that can be used from now on. Without it the page is shown anew. */
  onReady?: (item: UploadItem) => void;
};

/** Takes files by choice or by dropping them, and shows each on its way up. */
export function UploadPanel({ filmMegabytes, accept = ACCEPT, onReady }: Props) {
  const router = useRouter();
  const [queue] = useState(
    () => new UploadQueue((item) => (onReady ? onReady(item) : router.refresh())),
  );
  const items = useSyncExternalStore(queue.subscribe, queue.items, () => none);
  const [over, setOver] = useState(false);
  const chooser = useId();

  useEffect(() => {
    const online = () => queue.resumeOffline();
    const leave = (event: BeforeUnloadEvent) => {
      if (queue.isBusy()) event.preventDefault();
    };
    window.addEventListener("online", online);
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("beforeunload", leave);
    };
  }, [queue]);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void queue.add(event.dataTransfer.files);
  }

  return (
    <section aria-label="上传文件" className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button within */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-col items-center gap-3 rounded-large border-2 border-dashed px-4 py-6 text-center ${
          over ? "border-teal bg-teal-soft" : "border-edge"
        }`}
      >
        <CloudUpload className="size-9 text-teal" aria-hidden="true" />
        <input
          id={chooser}
          type="file"
          multiple
          accept={accept}
          className="peer sr-only"
          onChange={(event) => {
            void queue.add(event.target.files ?? []);
            event.target.value = "";
          }}
        />
        <label
          htmlFor={chooser}
          className={buttonStyle(
            "primary",
            "cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-teal",
          )}
        >
          选择文件
        </label>
        <p className="text-sm text-muted">
          也可以把文件拖到这里。视频最大{filmMegabytes}MB，断网或关掉页面后选同一个文件，会接着传。
        </p>
      </div>
      {items.length > 0 && (
        <ul aria-label="正在上传的文件" className="flex flex-col gap-3">
          {items.map((item) => (
            <UploadRow key={item.id} item={item} queue={queue} />
          ))}
        </ul>
      )}
    </section>
  );
}
