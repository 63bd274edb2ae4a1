"use client";
import { useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { CheckFields } from "@/components/editor/check-fields";
import type { CheckShown } from "@/components/editor/lesson-place";
import { latestFile, sendFile } from "@/components/editor/saving/draft-door";
import type { Version } from "@/components/editor/saving/draft-keeper";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import {
  type CheckForm,
  emptyCheck,
  findEntry,
  formOf,
  newCheckId,
  withCheck,
} from "@/lib/authoring/rules/check-form";

type Props = {
  courseSlug: string;
  lessonId: string;
  questions: Version | null;
  /** Null for a question that is still to be written. */
  id: string | null;
  onClose: () => void;
  onSaved: (check: CheckShown) => void;
};

const FILE = "questions.yaml";

/** Writes a self-check into the course's file of questions. */
export function CheckDialog({ courseSlug, lessonId, questions, id, onClose, onSaved }: Props) {
  const [file, setFile] = useState<Version | null>(questions);
  const [form, setForm] = useState<CheckForm | null>(id === null ? emptyCheck : null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [pending, setPending] = useState(false);
  const [unknown, setUnknown] = useState(false);

  useEffect(() => {
    void latestFile(courseSlug, FILE).then((latest) => {
      if (latest) setFile(latest);
      const text = (latest ?? questions)?.text ?? "";
      if (id === null) return;
      const entry = findEntry(text, id)?.entry ?? { ...emptyCheck };
      const held = formOf(entry);
      if (held) setForm(held);
      else setUnknown(true);
    });
  }, [courseSlug, id, questions]);

  async function save() {
    if (!form || pending) return;
    setPending(true);
    setProblems(await put(form, file, 3));
    setPending(false);
  }

  /** Somebody else may save a question at the same time: then it is put into what they saved. */
  async function put(said: CheckForm, into: Version | null, tries: number): Promise<string[]> {
    const key = id ?? newCheckId(into?.text ?? "", lessonId);
    const next = withCheck(into?.text ?? "", { id: key, lessonId, form: said });
    if (next.problems.length > 0) return next.problems;
    const answer = await sendFile(courseSlug, FILE, next.text, into?.revision ?? null);
    if (answer.kind === "saved") {
      onSaved({ id: key, lesson: lessonId, stem: said.stem.trim(), kind: said.kind });
      return [];
    }
    if (answer.kind === "changed_elsewhere" && tries > 0) {
      return await put(said, await latestFile(courseSlug, FILE), tries - 1);
    }
    return [answer.kind === "refused" ? answer.sentence : sentences[answer.kind]];
  }

  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-40 flex items-center justify-center editor-veil p-2"
    >
      <Modal className="max-h-[94dvh] w-full max-w-2xl overflow-y-auto rounded-large bg-surface p-5">
        <Dialog className="flex flex-col gap-4 outline-none">
          <Heading slot="title" className="text-xl font-semibold">
            {id === null ? "写一道自测题" : "改自测题"}
          </Heading>
          {unknown ? (
            <p>这类题请在课程的题目文件里改，这里能改单选、多选、判断和填空题。</p>
          ) : form ? (
            <CheckFields form={form} onChange={setForm} />
          ) : (
            <p className="text-muted">正在读取…</p>
          )}
          {problems.length > 0 && (
            <Notice tone="problem" title="还没有保存">
              <ul className="list-disc ps-5">
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Notice>
          )}
          <div className="flex flex-wrap gap-2">
            {!unknown && (
              <Button aria-disabled={pending} onClick={() => void save()}>
                {pending ? "正在保存…" : "保存这道题"}
              </Button>
            )}
            <Button variant="quiet" onClick={onClose}>
              {unknown ? "知道了" : "不保存"}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const sentences = {
  changed_elsewhere: "别人正在改题目，请过一会儿再保存",
  signed_out: "登录已过期，请在新标签页登录后回来再保存",
  offline: "现在连不上网络，联网后再保存一次",
};
