"use client";
import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { MediaPicker } from "@/components/media/media-picker";
import { Button } from "@/components/ui/button";
import type { MediaKind, MediaPointer } from "@/lib/media/model";

type Props = {
  courseSlug: string;
  label: string;
  kind: MediaKind;
  /** As it is written in the lesson; empty for none. */
  path: string;
  hint?: string;
  error: string | undefined;
  optional?: boolean;
  onMedia: (path: string, pointer: MediaPointer) => void;
  onPick: (path: string | undefined, pointer: Partial<MediaPointer>) => void;
};

/** A file that the lesson is made of: which one it is, and another from the library. */
export function FileLine(props: Props) {
  const { courseSlug, label, kind, path, hint, error, optional = false } = props;
  const [picking, setPicking] = useState(false);
  const id = useId();
  const problem = path === "" && !optional ? "还没有选文件" : error;
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={problem ? id : undefined}>
      <legend className="mb-1.5 font-semibold">
        {label}
        {optional && <span className="font-normal text-muted">（选填）</span>}
      </legend>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {path !== "" && <span className="break-all">{path.replace("media/", "")}</span>}
        <Button variant="secondary" onClick={() => setPicking(true)}>
          {path === "" ? "选文件" : "换一个"}
        </Button>
        {optional && path !== "" && (
          <Button variant="quiet" onClick={() => props.onPick(undefined, {})}>
            不用了
          </Button>
        )}
      </div>
      {problem && (
        <p id={id} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert className="mt-1 size-4.5 shrink-0" aria-hidden="true" />
          {problem}
        </p>
      )}
      {hint && <p className="text-muted text-sm">{hint}</p>}
      {picking && (
        <MediaPicker
          courseSlug={courseSlug}
          kinds={[kind]}
          onClose={() => setPicking(false)}
          onPick={({ path: picked, pointer }) => {
            props.onMedia(picked, pointer);
            props.onPick(picked, pointer);
            setPicking(false);
          }}
        />
      )}
    </fieldset>
  );
}
