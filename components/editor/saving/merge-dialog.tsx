"use client";
import { useMemo, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { WordDiff } from "@/components/editor/word-diff";
import { Button } from "@/components/ui/button";
import {
  type Choice,
  compareVersions,
  mergedText,
} from "@/lib/authoring/rules/writing/merge-blocks";

type Props = {
  baseText: string;
  mine: string;
  theirs: string;
  /** Who changed it meanwhile, where that is known. */
  by: string | null;
  onMerged: (text: string) => void;
};

/** Both versions of what two people changed at once. Nothing is overwritten before a choice is made. */
export function MergeDialog({ baseText, mine, theirs, by, onMerged }: Props) {
  const stretches = useMemo(
    () => compareVersions(baseText, mine, theirs),
    [baseText, mine, theirs],
  );
  const [choices, setChoices] = useState<Record<number, Choice>>({});
  const differing = stretches.flatMap((stretch, place) =>
    stretch.kind === "same" ? [] : [{ ...stretch, place }],
  );
  const both = differing.filter(({ kind }) => kind === "both").length;
  return (
    <ModalOverlay
      isOpen
      className="fixed inset-0 z-40 flex items-center justify-center editor-veil p-2"
    >
      <Modal className="max-h-[92dvh] w-full max-w-3xl overflow-y-auto rounded-large bg-surface p-5">
        <Dialog role="alertdialog" className="flex flex-col gap-4 outline-none">
          <Heading slot="title" className="text-xl font-semibold">
            {by ? `${by}也改了这一课` : "这一课在别处也改了"}
          </Heading>
          <p>
            两份都在，谁的也没有被覆盖。
            {both > 0
              ? `有${both}处两个人都改了，请逐处选择。`
              : "两个人改的地方不同，可以直接合在一起。"}
          </p>
          <ol className="flex flex-col gap-4">
            {differing.map(({ kind, base, mine: own, theirs: other, place }) => (
              <li key={place} className="flex flex-col gap-2 rounded-medium border border-line p-3">
                <p className="text-sm font-semibold">{titles[kind]}</p>
                {kind !== "theirs" && <Version label="我的" before={base} after={own} />}
                {kind !== "mine" && <Version label={by ?? "对方"} before={base} after={other} />}
                {kind === "both" && (
                  <fieldset className="flex flex-wrap gap-x-4">
                    <legend className="sr-only">第{place + 1}处怎么合并</legend>
                    {(["both", "mine", "theirs"] as const).map((choice) => (
                      <label key={choice} className="flex min-h-target items-center gap-2">
                        <input
                          type="radio"
                          name={`merge-${place}`}
                          checked={(choices[place] ?? "both") === choice}
                          onChange={() => setChoices({ ...choices, [place]: choice })}
                          className="size-5 accent-teal"
                        />
                        {choiceNames[choice]}
                      </label>
                    ))}
                  </fieldset>
                )}
              </li>
            ))}
          </ol>
          <Button onClick={() => onMerged(mergedText(stretches, choices))}>合并，继续写</Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const titles = {
  same: "",
  mine: "只有您改了，保留",
  theirs: "只有对方改了，保留",
  both: "两个人都改了",
};
const choiceNames = { both: "两份都留下", mine: "用我的", theirs: "用对方的" };

function Version({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <div>
      <p className="text-sm text-muted">{label}</p>
      <WordDiff before={before} after={after} />
    </div>
  );
}
