"use client";

import { useEffect, useState } from "react";
import { deviceStorage, openResponseStore } from "@/components/assessment/response-store";
import { Notice } from "@/components/ui/notice";

type Props = { attemptId: string; answered: readonly { versionId: string; answer: string[] }[] };

/** Says which answers never left this device, so that nobody wonders; says it once. */
export function UnsentAnswers({ attemptId, answered }: Props) {
  const [numbers, setNumbers] = useState<number[]>([]);

  useEffect(() => {
    const store = openResponseStore(attemptId, deviceStorage());
    const unsent = store.entries();
    const late = answered.flatMap(({ versionId, answer }, index) => {
      const entry = unsent.find((candidate) => candidate.versionId === versionId);
      return entry && entry.answer.join() !== answer.join() ? [index + 1] : [];
    });
    for (const entry of unsent) store.drop(entry.versionId, entry.sequence);
    if (late.length > 0) setNumbers(late);
  }, [attemptId, answered]);

  if (numbers.length === 0) return null;
  return (
    <Notice tone="info">
      第{numbers.join("、")}题最后的改动在测验结束前没有来得及上传，没有计入成绩。
    </Notice>
  );
}
