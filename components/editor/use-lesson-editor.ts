"use client";
import { type Editor, useEditor } from "@tiptap/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { leafExtensions } from "@/components/editor/blocks/leaf-extensions";
import type { CheckShown, LessonPlace, MediaChoice } from "@/components/editor/lesson-place";
import { type SlashKeys, slashKeys } from "@/components/editor/menu/slash-trigger";
import type { Version } from "@/components/editor/saving/draft-keeper";
import type { KeptDraft } from "@/components/editor/saving/kept-drafts";
import { textExtensions } from "@/components/editor/schema";
import { useDraft } from "@/components/editor/use-draft";
import { useLessonText } from "@/components/editor/use-lesson-text";
import { usePasting } from "@/components/editor/use-pasting";
import { usePresence } from "@/components/editor/use-presence";
import type { PaperKind } from "@/lib/catalogue/model";
import type { CourseMedia } from "@/lib/media/model";

export type LessonEditorProps = {
  courseSlug: string;
  lessonId: string;
  path: string;
  personId: string;
  opened: Version;
  questions: Version | null;
  figures: Readonly<Record<string, string>>;
  media: readonly MediaChoice[];
  checks: readonly CheckShown[];
  /** What goes with the course, for lessons that ask for an assignment. */
  papers: readonly { id: string; kind: PaperKind | null; title: string }[];
  /** All files of the course that are not text, with what is known of each. */
  held: CourseMedia;
};

export type Writing = ReturnType<typeof useLessonEditor>;

/** All that a lesson's editor holds: the text, its keeper, and what is asked for from within the text. */
export function useLessonEditor(props: LessonEditorProps) {
  const { courseSlug, path, personId, opened } = props;
  const draft = useDraft({ courseSlug, path, personId, opened });
  const lesson = useLessonText(draft.opening);
  const [front, setFront] = useState(lesson.firstFront);
  const keys = useRef<SlashKeys>({ current: null }).current;
  const { place, check, setCheck, setChecks, setMedia } = usePlace(props);
  const pasting = usePasting({ courseSlug, onStored: (file) => setMedia((all) => [...all, file]) });
  const editor = useLessonTextEditor(lesson.firstDocument, keys, pasting);
  const chooser = useRef<HTMLInputElement>(null);
  const read = () => (editor ? lesson.read(editor) : draft.opening);
  draft.reading.current = { read, busy: () => editor?.view.composing ?? false };
  const others = usePresence(courseSlug, path);
  useTouches(editor, draft.touch);

  function replaceText(text: string) {
    if (!editor) return;
    setFront(lesson.replace(editor, text));
    draft.touch();
  }
  return {
    ...{ editor, keys, place, front, draft, others, pasting, chooser, read, check },
    actions: {
      choosePicture: () => chooser.current?.click(),
      writeCheck: () => setCheck({ id: null }),
    },
    changeFront: (next: string) => {
      setFront(next);
      lesson.setFront(next);
      draft.touch();
    },
    /** An earlier version in place of this one, which stays in the history. */
    restore: async (text: string) => {
      await draft.keeper.beginAnew();
      replaceText(text);
    },
    /** Takes up what was kept on this device, or lets it go. */
    answerKept: (kept: KeptDraft | null) => {
      if (kept) {
        draft.keeper.resume({ text: kept.baseText, revision: kept.base });
        replaceText(kept.text);
      }
      void draft.answerKept();
    },
    mergeWith: (theirs: Version) => (text: string) => {
      replaceText(text);
      draft.keeper.merged(theirs);
    },
    closeCheck: () => setCheck(null),
    checkSaved: (saved: CheckShown) => {
      setChecks((all) => [...all.filter(({ id }) => id !== saved.id), saved]);
      if (check?.id === null) {
        const block = { type: "check", attrs: { question: saved.id } };
        editor?.chain().focus().insertContent(block).run();
      }
      setCheck(null);
    },
  };
}

/** What the blocks know of the course, as it grows while the lesson is written. */
function usePlace({ courseSlug, figures, ...given }: LessonEditorProps) {
  const [media, setMedia] = useState(given.media);
  const [checks, setChecks] = useState(given.checks);
  const [check, setCheck] = useState<{ id: string | null } | null>(null);
  const place = useMemo<LessonPlace>(
    () => ({ courseSlug, figures, media, checks, editCheck: (id) => setCheck({ id }) }),
    [courseSlug, figures, media, checks],
  );
  return { place, check, setCheck, setChecks, setMedia };
}

function useLessonTextEditor(
  content: object,
  keys: SlashKeys,
  pasting: ReturnType<typeof usePasting>,
): Editor | null {
  const extensions = useMemo(() => [...textExtensions, ...leafExtensions, slashKeys(keys)], [keys]);
  const editor = useEditor({
    extensions,
    content,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        ...{ id: "lesson-writing", class: "prose lesson-writing", lang: "zh-CN" },
        ...{ role: "textbox", "aria-multiline": "true", "aria-label": "课文正文" },
      },
      handlePaste: (_view, event) => pasting.take(event.clipboardData),
      handleDrop: (_view, event, _slice, moved) => !moved && pasting.drop(event),
    },
  });
  pasting.editor.current = editor;
  return editor;
}

/** The keeper hears of every change, but of none in the middle of a word. */
function useTouches(editor: Editor | null, touch: () => void) {
  useEffect(() => {
    if (!editor) return;
    const { dom } = editor.view;
    const ended = () => setTimeout(touch, 0);
    editor.on("update", touch);
    dom.addEventListener("compositionend", ended);
    performance.mark("lesson-editor-ready");
    return () => {
      editor.off("update", touch);
      dom.removeEventListener("compositionend", ended);
    };
  }, [editor, touch]);
}
