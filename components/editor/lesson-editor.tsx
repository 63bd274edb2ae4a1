"use client";
import { EditorContent } from "@tiptap/react";
import { useEffect, useState } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { later } from "@/components/editor/later";
import { LessonPlaceProvider } from "@/components/editor/lesson-place";
import { SlashMenu } from "@/components/editor/menu/slash-menu";
import { Toolbar } from "@/components/editor/menu/toolbar";
import { type Panel, PanelTabs } from "@/components/editor/panel-tabs";
import { PictureChooser } from "@/components/editor/picture-chooser";
import { PreviewPane } from "@/components/editor/preview-pane";
import { MergeDialog } from "@/components/editor/saving/merge-dialog";
import { SaveLine } from "@/components/editor/saving/save-line";
import { StatusBar } from "@/components/editor/status-bar";
import {
  type LessonEditorProps,
  useLessonEditor,
  type Writing,
} from "@/components/editor/use-lesson-editor";
import { splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import "@/components/editor/editor.css";

const CheckDialog = later(
  async () => (await import("@/components/editor/check-dialog")).CheckDialog,
);
const HeadForm = later(async () => (await import("@/components/editor/head/head-form")).HeadForm);
const HistoryPanel = later(
  async () => (await import("@/components/editor/history-panel")).HistoryPanel,
);

/** The other sides of the editor come when the text and its figures are drawn. */
const SIDES_AFTER_MS = 1000;

/** Writes a lesson: its text, what it is, how learners see it, and how it came to be. */
export function LessonEditor(props: LessonEditorProps) {
  const writing = useLessonEditor(props);
  const [panel, setPanel] = useState<Panel>("write");
  const [held, setHeld] = useState(props.held);
  const { draft, pasting, others, editor } = writing;
  useEffect(() => {
    if (!editor) return;
    const timer = setTimeout(() => {
      for (const part of [HeadForm, CheckDialog, HistoryPanel]) part.fetch().catch(() => undefined);
      pasting.prepare();
    }, SIDES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [editor, pasting.prepare]);
  return (
    <LessonPlaceProvider value={writing.place}>
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <PanelTabs panel={panel} onChoose={setPanel} />
          <SaveLine state={draft.state} onRetry={() => void draft.keeper.save()} />
        </div>
        <EditorNotices
          others={others}
          lost={pasting.told}
          onSeen={pasting.forget}
          kept={draft.kept}
          revision={props.opened.revision}
          onKept={writing.answerKept}
        />
        <div id="panel" role="tabpanel" aria-labelledby={`tab-${panel}`} className="min-w-0">
          <WritingPanel writing={writing} hidden={panel !== "write"} />
          {panel === "head" && (
            <HeadForm
              courseSlug={props.courseSlug}
              front={writing.front}
              onChange={writing.changeFront}
              body={splitLesson(writing.read()).body}
              papers={props.papers}
              media={held}
              onMedia={(path, pointer) => setHeld((all) => ({ ...all, [path]: pointer }))}
            />
          )}
          {panel === "preview" && (
            <PreviewPane {...props} state={draft.state} onOpen={() => draft.keeper.save()} />
          )}
          {panel === "history" && (
            <HistoryPanel
              {...props}
              now={writing.read}
              onRestore={(text) => {
                void writing.restore(text);
                setPanel("write");
              }}
            />
          )}
        </div>
        <PictureChooser chooser={writing.chooser} onChosen={pasting.addPictures} />
        <Dialogs props={props} writing={writing} />
      </div>
    </LessonPlaceProvider>
  );
}

function WritingPanel({ writing, hidden }: { writing: Writing; hidden: boolean }) {
  const { editor, keys, actions } = writing;
  return (
    <div hidden={hidden} className="rounded-large border border-line bg-surface">
      {editor && (
        <div className="sticky top-0 z-20 overflow-hidden rounded-t-large">
          <Toolbar editor={editor} actions={actions} />
        </div>
      )}
      <EditorContent editor={editor} />
      {editor && <SlashMenu editor={editor} keys={keys} actions={actions} />}
      {editor && <StatusBar editor={editor} />}
    </div>
  );
}

function Dialogs({ props, writing }: { props: LessonEditorProps; writing: Writing }) {
  const { check, draft, others } = writing;
  return (
    <>
      {check && (
        <CheckDialog
          {...props}
          id={check.id}
          onClose={writing.closeCheck}
          onSaved={writing.checkSaved}
        />
      )}
      {draft.state.phase === "conflict" && (
        <MergeDialog
          baseText={draft.state.baseText}
          mine={writing.read()}
          theirs={draft.state.theirs.text}
          by={others[0]?.name ?? null}
          onMerged={writing.mergeWith(draft.state.theirs)}
        />
      )}
    </>
  );
}
