"use client";
import { useEffect, useRef, useState } from "react";
import type { SaveState } from "@/components/editor/saving/draft-keeper";

type Props = {
  courseSlug: string;
  lessonId: string;
  state: SaveState;
  onOpen: () => Promise<void>;
};

/** The lesson's own document, made from the draft: as a learner will see it on a phone or at a desk. */
export function PreviewPane({ courseSlug, lessonId, state, onOpen }: Props) {
  const [wide, setWide] = useState(false);
  const [ready, setReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const address = `/teach/${courseSlug}/preview/${lessonId}`;
  const savedAt = state.phase === "saved" ? state.at : null;
  const opening = useRef(onOpen);

  useEffect(() => {
    void opening.current().then(() => setReady(true));
  }, []);
  useEffect(() => {
    const shown = frame.current?.contentDocument;
    if (savedAt === null || !shown?.body) return;
    void fetch(address)
      .then((answer) => (answer.ok ? answer.text() : null))
      .then((html) => {
        if (html === null) return;
        const fresh = new DOMParser().parseFromString(html, "text/html");
        const [now, next] = [shown.getElementById("main"), fresh.getElementById("main")];
        if (now && next) now.replaceWith(shown.adoptNode(next));
      })
      .catch(() => undefined);
  }, [savedAt, address]);

  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="sr-only">预览大小</legend>
        {[
          [false, "手机"],
          [true, "电脑"],
        ].map(([value, label]) => (
          <label key={String(label)} className="flex min-h-target items-center gap-2">
            <input
              type="radio"
              name="preview"
              checked={wide === value}
              onChange={() => setWide(value === true)}
              className="size-5 accent-teal"
            />
            {label}
          </label>
        ))}
      </fieldset>
      {ready && (
        <iframe
          ref={frame}
          src={address}
          title={`预览（${wide ? "电脑" : "手机"}）`}
          className={`h-[80dvh] max-w-full self-center rounded-large border border-edge bg-surface ${wide ? "w-full" : "w-[390px]"}`}
        />
      )}
    </div>
  );
}
