import { startTransition, useActionState, useEffect, useMemo, useState } from "react";
import { useKeptText } from "@/components/shell/use-kept-text";
import { saveCaptionsAction } from "@/lib/authoring/actions";
import {
  type CaptionCue,
  checkCaptions,
  readCaptions,
  writeCaptions,
} from "@/lib/media/rules/captions";

type Given = { path: string; text: string | null; revision: number | null };

/** Captions while they are edited: what they are, what is wrong with them, and whether they are saved. */
export function useCaptions(courseSlug: string, { path, text, revision }: Given) {
  const [cues, setCues] = useState<CaptionCue[]>(() => readCaptions(text ?? ""));
  const [saved, setSaved] = useState({
    written: writeCaptions(readCaptions(text ?? "")),
    revision,
  });
  const [imported, setImported] = useState<string | null>(null);
  const [state, save, pending] = useActionState(saveCaptionsAction, null);
  const problems = useMemo(() => checkCaptions(cues), [cues]);
  const written = useMemo(() => writeCaptions(cues), [cues]);
  const dirty = written !== saved.written;
  const kept = useKeptText(`${courseSlug}/${path}`, {
    written,
    dirty,
    revision: saved.revision,
  });
  const { settle } = kept;

  useEffect(() => {
    if (!state?.ok) return;
    setSaved({ written: state.value.text, revision: state.value.revision });
    settle();
  }, [state, settle]);

  function change(next: CaptionCue[]) {
    setCues(next);
    setImported(null);
  }

  function submit() {
    const form = new FormData();
    const fields = { courseSlug, path, text: written, base: String(saved.revision ?? "") };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    startTransition(() => save(form));
  }

  async function take(file: File | undefined) {
    if (!file) return;
    const read = readCaptions(await file.text());
    if (read.length > 0) setCues(read);
    setImported(
      read.length > 0
        ? `已读入${read.length}句，看过没问题再保存。`
        : "没有读到字幕，请选 .srt 或 .vtt 文件。原来的字幕没有变。",
    );
  }

  return {
    ...{ cues, change, problems, dirty, pending, imported, submit, take, kept },
    refusal: state && !state.ok ? state.refusal : null,
    justSaved: state?.ok === true && !dirty,
  };
}
export type EditedCaptions = ReturnType<typeof useCaptions>;
