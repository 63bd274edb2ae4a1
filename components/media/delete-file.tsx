"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalInWords } from "@/components/media/upload-item";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = { asset: string; name: string; used: boolean };

/** Takes a file out of the library, after asking once more. */
export function DeleteFile({ asset, name, used }: Props) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove() {
    setPending(true);
    const response = await fetch(`/api/media/assets/${asset}`, { method: "DELETE" }).catch(
      () => null,
    );
    setPending(false);
    if (response?.ok) return router.push("/teach/media");
    const words = response && refusalInWords(await response.text());
    setProblem(words ?? "现在连不上，文件没有删除，请稍后再试");
    setAsked(false);
  }

  return (
    <section aria-labelledby="delete" className="flex flex-col gap-3">
      <h2 id="delete" className="text-xl">
        删除
      </h2>
      {problem && <Notice tone="problem">{problem}</Notice>}
      {used ? (
        <p className="text-muted">
          还有课程在用，不能删除。先在草稿里换掉或去掉它；发布过的内容会一直留着。
        </p>
      ) : asked ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="basis-full">确定删除“{name}”吗？删除后找不回来。</p>
          <Button variant="danger" onClick={remove} disabled={pending}>
            {pending ? "正在删除…" : "确定删除"}
          </Button>
          <Button variant="quiet" onClick={() => setAsked(false)}>
            不删了
          </Button>
        </div>
      ) : (
        <div>
          <Button variant="danger" onClick={() => setAsked(true)}>
            从媒体库删除
          </Button>
        </div>
      )}
    </section>
  );
}
